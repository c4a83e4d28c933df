package dev.waybill.commit.webhook;

import static dev.waybill.commit.Patience.eventually;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.waybill.commit.Hook;
import dev.waybill.commit.Payload;
import dev.waybill.commit.Tenant;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class WebhooksComponentTest {

    @Inject
    DataSource database;

    private Tenant tenant;
    private Hook hook;
    private final String deliveryId = UUID.randomUUID().toString();

    @BeforeEach
    void connectRepo() {
        tenant = Tenant.create();
        hook = tenant.register("demo/web");
    }

    @Test
    void aSignedDeliveryIsKeptAsItCameAndWorkedOff() throws Exception {
        String body = Payload.main(Payload.sha(), Payload.sha()).json(hook.name) + "\n ";

        hook.send("push", deliveryId, body).then().statusCode(202).body("id", notNullValue());

        hook.awaitState(deliveryId, "processed");
        assertThat(body()).isEqualTo(body);
        assertThat(hook.delivery(deliveryId).getString("event")).isEqualTo("push");
        assertThat(hook.delivery(deliveryId).getInt("attempts")).isEqualTo(1);
        assertThat(hook.delivery(deliveryId).getString("finishedAt")).isNotNull();
    }

    @Test
    void theFormIsTakenToo() {
        String sha = Payload.sha();
        String form = "payload="
                + URLEncoder.encode(Payload.main(null, sha).commit(sha).json(hook.name), UTF_8);

        hook.send("push", deliveryId, "application/x-www-form-urlencoded", form, Hook.sign(form.getBytes(UTF_8)))
                .then()
                .statusCode(202);

        hook.awaitState(deliveryId, "processed");
    }

    @Test
    void pingsAndOtherEventsAreKeptAndIgnored() {
        hook.send("ping", deliveryId, "{\"zen\":\"x\"}").then().statusCode(202);
        String other = UUID.randomUUID().toString();
        hook.send("workflow_run", other, "not even JSON").then().statusCode(202);

        hook.awaitState(deliveryId, "ignored");
        hook.awaitState(other, "ignored");
    }

    @Test
    void onlyAnIdIsAnAddressAndNothingIsShownThere() {
        given().body("{}").post("/webhooks/github/x").then().statusCode(404).body("detail", notNullValue());
        given().get(hook.path()).then().statusCode(405);
    }

    @Test
    void aSignedDeliveryWithoutIdOrEventIsRefused() {
        String signature = Hook.sign("{}".getBytes(UTF_8));
        given().header("X-GitHub-Event", "push")
                .header("X-Hub-Signature-256", signature)
                .body("{}")
                .post(hook.path())
                .then()
                .statusCode(400)
                .body("detail", containsString("id"));
        given().header("X-GitHub-Delivery", deliveryId)
                .header("X-Hub-Signature-256", signature)
                .body("{}")
                .post(hook.path())
                .then()
                .statusCode(400)
                .body("detail", containsString("event"));
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAndNotKept() throws Exception {
        byte[] body = new byte[25 * 1024 * 1024 + 1];

        assertThat(post(HttpRequest.BodyPublishers.ofByteArray(body), body).statusCode())
                .isEqualTo(HttpURLConnection.HTTP_ENTITY_TOO_LARGE);
        assertThat(post(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)), body)
                        .body())
                .contains("25 MiB");
        assertNothingKept();
    }

    @Test
    void aFailedAttemptIsMadeAgain() throws Exception {
        String sha = Payload.sha();
        execute(
                "create function refuse() returns trigger language plpgsql as $$ begin raise exception 'a fault of ours'; end $$");
        execute("create trigger refuse before insert on commit for each row when (new.sha = '" + sha
                + "') execute function refuse()");

        hook.send(
                        "push",
                        deliveryId,
                        Payload.main(Payload.sha(), sha).commit(sha).json(hook.name))
                .then()
                .statusCode(202);

        eventually().until(() -> hook.delivery(deliveryId).getString("reason") != null);
        assertThat(hook.delivery(deliveryId).getString("state")).isEqualTo("received");
        assertThat(hook.delivery(deliveryId).getString("reason")).contains("a fault of ours");
        String other = Payload.sha();
        hook.push(Payload.of("refs/heads/other", null, other).commit(other));
        execute("drop trigger refuse on commit");
        execute("drop function refuse()");
        hook.awaitState(deliveryId, "processed");
    }

    @Test
    void aDeliveryIsPutBackByHand() {
        hook.send("ping", deliveryId, "{}").then().statusCode(202);
        hook.awaitState(deliveryId, "ignored");
        String id = hook.delivery(deliveryId).getString("id");

        tenant.call()
                .post(
                        "/api/0/organizations/{org}/repos/{id}/deliveries/{delivery}/replay/",
                        tenant.slug,
                        hook.repositoryId,
                        id)
                .then()
                .statusCode(202);

        hook.awaitState(deliveryId, "ignored");
        tenant.call()
                .post(
                        "/api/0/organizations/{org}/repos/{id}/deliveries/{delivery}/replay/",
                        tenant.slug,
                        hook.repositoryId,
                        "999999999")
                .then()
                .statusCode(404);
    }

    private HttpResponse<String> post(HttpRequest.BodyPublisher publisher, byte[] body) throws Exception {
        String address = ConfigProvider.getConfig().getValue("test.url", String.class);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address + hook.path()))
                            .header("X-GitHub-Event", "push")
                            .header("X-GitHub-Delivery", deliveryId)
                            .header("X-Hub-Signature-256", Hook.sign(body))
                            .POST(publisher)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private void assertNothingKept() {
        tenant.call()
                .get("/api/0/organizations/{org}/repos/{id}/deliveries/", tenant.slug, hook.repositoryId)
                .then()
                .statusCode(200)
                .body("", hasSize(0));
    }

    private String body() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select body from delivery where host_delivery_id = '" + deliveryId + "'")) {
            assertThat(rows.next()).isTrue();
            return new String(rows.getBytes(1), UTF_8);
        }
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
