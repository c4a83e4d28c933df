package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.e2e.ClientProcess.Run;
import dev.waybill.e2e.Web.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A whole organisation made over the web API works at every service at once, for SDKs and for the real client. */
@ExtendWith(RunningStack.class)
final class DirectoryE2ET {

    @TempDir
    static Path folder;

    private final String slug = "acme-" + UUID.randomUUID();
    private final String organization = "/api/0/organizations/" + slug;

    @Test
    void whatWasMadeAMomentAgoWorksEverywhere() {
        Web operator = web(RunningStack.environment().get("WAYBILL_OPERATOR_TOKEN"));
        JsonNode made = created(operator.post("/api/0/organizations/", """
                {"name": "Acme", "slug": "%s", "defaultTeam": true, "ownerEmail": "ada@acme.test"}""".formatted(slug)));
        Web owner = web(made.path("token").asText());

        // commit-service has to know organisation, member and token
        Answer repositories = owner.get(organization + "/repos/");
        assertThat(repositories.status()).as(repositories.body()).isEqualTo(200);

        created(owner.post("/api/0/teams/" + slug + "/" + slug + "/projects/", "{\"name\": \"Shop\"}"));
        // ingest-service has to know project and key
        String dsn = owner.get("/api/0/projects/" + slug + "/shop/keys/")
                .json()
                .at("/0/dsn/public")
                .asText();
        JavaSdk.sendErrorOf("shop@1.0.0", dsn);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(owner.get(organization + "/releases/shop@1.0.0/")
                                .status())
                        .isEqualTo(200));

        JsonNode token = created(owner.post(organization + "/org-auth-tokens/", "{\"name\": \"CI\"}"));
        clientFindsItsWayByTheToken(token.path("token").asText());

        // commit-service has to know that the token is gone
        String rotated = created(owner.post(
                        organization + "/org-auth-tokens/" + token.path("id").asText() + "/rotate/",
                        "{\"overlapSeconds\": 0}"))
                .path("token")
                .asText();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(web(token.path("token").asText())
                                .get(organization + "/repos/")
                                .status())
                        .isEqualTo(401));
        assertThat(web(rotated).get(organization + "/repos/").status()).isEqualTo(200);
    }

    /** An organisation's token says itself where the server is and which organisation it is for. */
    private void clientFindsItsWayByTheToken(String token) {
        Map<String, String> environment = new HashMap<>(RunningStack.environment());
        environment.keySet().removeIf(name -> name.startsWith("SENTRY_"));
        environment.put("SENTRY_AUTH_TOKEN", token);
        environment.put("SENTRY_PROJECT", "shop");
        SentryCli cli = SentryCli.ofMavenPlugin(folder);

        Run made = cli.run(environment, "releases", "new", "shop@1.1.0");
        assertThat(made.exitCode()).as(made.output()).isZero();
        Run list = cli.run(environment, "releases", "list");
        assertThat(list.output()).contains("shop@1.1.0");
        assertThat(list.output()).doesNotContain("WARN");
    }

    private static Web web(String token) {
        Map<String, String> environment = new HashMap<>(RunningStack.environment());
        environment.put("SENTRY_AUTH_TOKEN", token);
        return new Web(environment);
    }

    private static JsonNode created(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }
}
