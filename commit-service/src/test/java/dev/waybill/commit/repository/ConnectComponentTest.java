package dev.waybill.commit.repository;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.waybill.commit.Patience.eventually;
import static dev.waybill.commit.repository.RepoCalls.REPOS;
import static dev.waybill.commit.repository.RepoCalls.id;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.waybill.commit.Tenant;
import dev.waybill.contracts.RepositoryFact.RepositoryChanged;
import dev.waybill.contracts.Topic;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With a token, the host is asked and the webhook is looked after there. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class ConnectComponentTest {

    private static final String TOKEN = "t0ken-of-the-host";

    @RegisterExtension
    static final WireMockExtension HOST = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @Inject
    DataSource database;

    @Inject
    TendWebhooks tendWebhooks;

    @Inject
    Connections connections;

    /** The repository of one test alone: the host is called for those of the others as well, whenever that is due. */
    private final String name = "demo/" + UUID.randomUUID();

    private final String api = "/api/v3/repos/" + name;
    private RepoCalls repos;
    private Tenant tenant;

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
        repos = new RepoCalls(tenant);
    }

    @Test
    void withATokenTheWebhookIsMadeAtTheHost() throws SQLException {
        playHost();
        try (TopicProbe probe = TopicProbe.fromNow(Topic.REPOSITORIES)) {
            Response connected = connect(TOKEN);

            connected
                    .then()
                    .statusCode(201)
                    .body("name", is(name))
                    .body("provider.id", is("integrations:github_enterprise"))
                    .body("externalId", is("4711"))
                    .body("cloneUrl", is(page() + ".git"))
                    .body("webhook.state", is("installed"))
                    .body("token", nullValue());
            String secret = connected.path("webhookSecret");
            HOST.verify(
                    1,
                    postRequestedFor(urlPathEqualTo(api + "/hooks"))
                            .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                            .withRequestBody(matchingJsonPath("$.config.secret", equalTo(secret)))
                            .withRequestBody(matchingJsonPath("$.config.url", equalTo(connected.path("webhookUrl")))));
            long id = id(connected);
            assertThat(probe.awaitFact(RepositoryChanged.class, fact -> fact.repositoryId() == id)
                            .externalId())
                    .isEqualTo("4711");
            assertThat(sealed(id)).doesNotContain(TOKEN);
            assertThat(connections.cloneSource(id))
                    .contains(new CloneSource(page() + ".git", "x-access-token", TOKEN, null));
            assertThat(connections.connection(id).orElseThrow().repository().token())
                    .isEqualTo(TOKEN);
        }
    }

    @Test
    void aTokenThatOpensNothingIsRefused() {
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));

        connect(TOKEN)
                .then()
                .statusCode(400)
                .body("error_type", is("validation"))
                .body("errors.__all__", is("GitHub answered 401: the token is unknown, expired or withdrawn."));
        tenant.call().get(REPOS, tenant.slug).then().body("", hasSize(0));
    }

    @Test
    void aHostThatIsAwayIsAskedAgain() {
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        Response connected = connect(TOKEN);
        connected
                .then()
                .statusCode(201)
                .body("webhook.state", is("failing"))
                .body("webhook.message", containsString("tried again"));

        playHost();
        due(id(connected));
        tendAll();

        eventually()
                .untilAsserted(
                        () -> repos.show(id(connected)).then().statusCode(200).body("webhook.state", is("installed")));
    }

    @Test
    void aWebhookThatWentMissingIsMadeAgain() {
        playHost();
        long id = id(connect(TOKEN));

        due(id);
        tendAll();

        eventually().untilAsserted(() -> HOST.verify(2, postRequestedFor(urlPathEqualTo(api + "/hooks"))));
    }

    @Test
    void aWebhookIsTakenAwayWithItsRepository() {
        playHost();
        Response connected = connect(TOKEN);
        playWebhook(connected.path("webhookUrl"));

        tenant.call().delete(REPOS + "{id}/", tenant.slug, id(connected)).then().statusCode(202);

        eventually().untilAsserted(() -> HOST.verify(1, deleteRequestedFor(urlPathEqualTo(api + "/hooks/12"))));
        eventually().until(() -> rows(id(connected)) == 0);
    }

    @Test
    void aHostThatIsAwayDoesNotKeepARepositoryFromBeingLetGo() {
        playHost();
        Response connected = connect(TOKEN);
        HOST.resetAll();
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));

        tenant.call().delete(REPOS + "{id}/", tenant.slug, id(connected)).then().statusCode(202);

        eventually().untilAsserted(() -> HOST.verify(getRequestedFor(urlPathEqualTo(api + "/hooks"))));
        eventually().alias("it is tried again").until(() -> failedRemovals(id(connected)) == 1);
        tenant.call().get(REPOS, tenant.slug).then().body("", hasSize(0));
    }

    @Test
    void anotherSecretIsWrittenToTheHostAndTheOldOneIsStillTaken() {
        playHost();
        Response connected = connect(TOKEN);
        playWebhook(connected.path("webhookUrl"));

        repos.change(id(connected), Map.of("webhookSecret", "another secret"))
                .then()
                .statusCode(200);

        HOST.verify(patchRequestedFor(urlPathEqualTo(api + "/hooks/12"))
                .withRequestBody(matchingJsonPath("$.config.secret", equalTo("another secret"))));
    }

    private void playHost() {
        HOST.resetAll();
        HOST.stubFor(get(urlPathEqualTo(api))
                .willReturn(okJson(
                        "{\"id\": 4711, \"full_name\": \"" + name + "\", \"clone_url\": \"" + page() + ".git\"}")));
        HOST.stubFor(get(urlPathEqualTo(api + "/hooks")).willReturn(okJson("[]")));
        HOST.stubFor(post(urlPathEqualTo(api + "/hooks"))
                .willReturn(okJson("{\"id\": 12}").withStatus(201)));
    }

    private void playWebhook(String address) {
        HOST.stubFor(get(urlPathEqualTo(api + "/hooks")).willReturn(okJson("""
                        [{"id": 12, "active": true, "events": ["push", "pull_request", "deployment_status", "repository"],
                          "config": {"url": "%s", "content_type": "json", "secret": "********", "insecure_ssl": "0"}}]""".formatted(address))));
        HOST.stubFor(
                any(urlPathEqualTo(api + "/hooks/12")).willReturn(aResponse().withStatus(204)));
    }

    private Response connect(String token) {
        return repos.register(Map.of("provider", "github_enterprise", "name", name, "url", page(), "token", token));
    }

    private String page() {
        return "http://127.0.0.1:" + HOST.getPort() + "/" + name;
    }

    /** Somebody else may have taken it up. */
    private void tendAll() {
        boolean more = true;
        while (more) {
            more = tendWebhooks.next();
        }
    }

    /** The hour has come to look after a webhook. */
    private void due(long id) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update host_webhook set next_look_at = now() where repository_id = " + id);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private long failedRemovals(long id) {
        return Long.parseLong(
                one("select count(*) from host_webhook where state = 'removing' and failures = 1 and repository_id = "
                        + id));
    }

    private long rows(long id) {
        return Long.parseLong(one("select count(*) from host_webhook where repository_id = " + id));
    }

    private String sealed(long id) {
        return one("select encode(token, 'escape') from repository where id = " + id);
    }

    private String one(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return new String(rows.getBytes(1), ISO_8859_1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
