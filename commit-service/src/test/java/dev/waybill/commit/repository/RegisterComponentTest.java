package dev.waybill.commit.repository;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.commit.Tenant;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of host is registered without a token; what is malformed or not allowed is named. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class RegisterComponentTest {

    private RepoCalls repos;

    @BeforeEach
    void createTenant() {
        repos = new RepoCalls(Tenant.create());
    }

    @Test
    void withoutATokenItIsSaidWhatToEnter() {
        repos.register(Map.of("provider", "github", "name", "demo/web"))
                .then()
                .statusCode(201)
                .body("webhook.state", is("manual"))
                .body("webhook.contentType", is("application/json"))
                .body("webhook.events", hasItems("push", "pull_request", "deployment_status"))
                .body("webhook.secretField", is("Secret"))
                .body("cloneUrl", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "github, demo/web, , integrations:github, GitHub, webhooks/github/",
        "integrations:gitlab, Demo / Web, , integrations:gitlab, GitLab, webhooks/gitlab/",
        "bitbucket, demo/web, , integrations:bitbucket, Bitbucket, webhooks/bitbucket/",
        "bitbucket_server, DEMO/web, https://git.example/projects/DEMO/repos/web, integrations:bitbucket_server, Bitbucket Data Center, webhooks/bitbucket_server/",
        "gitea, demo/web, https://git.example/demo/web, git, Gitea, webhooks/gitea/",
        "forgejo, demo/web, https://git.example/demo/web, git, Forgejo, webhooks/gitea/",
        "azure_devops, Shop/web, https://dev.azure.com/acme/Shop/_git/web, integrations:vsts, Azure DevOps, webhooks/azure_devops/",
        "github_enterprise, demo/web, https://git.example/demo/web, integrations:github_enterprise, GitHub Enterprise, webhooks/github/",
    })
    void everyHostIsConnected(
            String provider, String name, String url, String providerId, String title, String webhook) {
        Map<String, String> body = new HashMap<>(Map.of("provider", provider, "name", name));
        if (url != null) {
            body.put("url", url);
        }

        repos.register(body)
                .then()
                .statusCode(201)
                .body("name", is(name.replace(" / ", "/")))
                .body("provider.id", is(providerId))
                .body("provider.name", is(title))
                .body("webhookUrl", containsString(webhook));
    }

    @Test
    void plainGitIsFetched() {
        repos.register(Map.of("provider", "git", "name", "tools", "cloneUrl", "http://127.0.0.1:1/tools.git"))
                .then()
                .statusCode(201)
                .body("provider.id", is("git"))
                .body("webhook.state", is("none"))
                .body("webhookUrl", nullValue())
                .body("webhookSecret", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1/tools.git, not allowed",
        "https://169.254.169.254/tools.git, not allowed",
        "http://2130706433/tools.git, a.b.c.d",
        "git://127.0.0.1/x, https or ssh",
        "https://user:pw@127.0.0.1/x, no user",
    })
    void anAddressThatIsNotAllowedIsRefused(String cloneUrl, String rule) {
        repos.register(Map.of("provider", "git", "name", "tools", "cloneUrl", cloneUrl))
                .then()
                .statusCode(400)
                .body("cloneUrl", contains(containsString(rule)));
    }

    @ParameterizedTest
    @CsvSource({
        "gitea, demo/web, , url",
        "git, tools, , cloneUrl",
        "gitlab, web, , name",
        "github, demo/.., , name",
        "bitbucket_server, DEMO/../x, https://git.example/x, name",
        "azure_devops, web, https://dev.azure.com/acme/_git/web, name",
        "github, demo/web, https://user@github.com/demo/web, url",
    })
    void whatAHostNeedsIsSaid(String provider, String name, String url, String field) {
        Map<String, String> body = new HashMap<>(Map.of("provider", provider, "name", name));
        if (url != null) {
            body.put("url", url);
        }

        repos.register(body).then().statusCode(400).body(field, hasSize(1));
    }
}
