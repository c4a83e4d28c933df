package dev.waybill.commit;

import static dev.waybill.commit.Patience.eventually;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A repository as its host sees it: sends signed webhooks. */
public final class Hook {

    public static final String SECRET = "a secret of the tests";

    public final Tenant tenant;
    public final long repositoryId;
    public final String name;

    public Hook(Tenant tenant, long repositoryId, String name) {
        this.tenant = tenant;
        this.repositoryId = repositoryId;
        this.name = name;
    }

    public String path() {
        return "/webhooks/github/" + repositoryId;
    }

    /** A signed delivery with an id of its own; what became of it comes later. */
    public Response send(String event, String body) {
        return send(event, UUID.randomUUID().toString(), body);
    }

    public Response send(String event, String deliveryId, String body) {
        return send(event, deliveryId, "application/json", body, sign(body.getBytes(UTF_8)));
    }

    public Response send(String event, String deliveryId, String contentType, String body, String signature) {
        // The body goes out as it is, whatever it is called.
        EncoderConfig verbatim = EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs(contentType, ContentType.TEXT)
                .defaultContentCharset(UTF_8);
        return given().config(RestAssuredConfig.config().encoderConfig(verbatim))
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", deliveryId)
                .header("X-Hub-Signature-256", signature)
                .contentType(contentType)
                .body(body)
                .post(path());
    }

    /** Sends a push and waits until it is worked off. */
    public void push(Payload push) {
        String deliveryId = UUID.randomUUID().toString();
        send("push", deliveryId, push.json(name)).then().statusCode(202);
        awaitState(deliveryId, "processed");
    }

    /** Sends a pull request as it stands, merged or not, and waits until it is worked off. */
    public void pullRequest(long number, String head, String mergeCommit) {
        String deliveryId = UUID.randomUUID().toString();
        send("pull_request", deliveryId, """
                {"action": "%s", "number": %d, "pull_request": {"number": %2$d, "title": "Both", "body": "", "state": "%s", "merged": %b,
                 "user": {"login": "bo"}, "merged_by": {"login": "ada"}, "head": {"ref": "topic", "sha": "%s"},
                 "base": {"ref": "main", "sha": "%s"}, "merge_commit_sha": %s, "updated_at": "%s"},
                 "repository": {"id": %d, "full_name": "%s"}}""".formatted(
                                mergeCommit == null ? "synchronize" : "closed",
                                number,
                                mergeCommit == null ? "open" : "closed",
                                mergeCommit != null,
                                head,
                                "0".repeat(40),
                                mergeCommit == null ? "null" : "\"" + mergeCommit + "\"",
                                Instant.now(),
                                1000 + name.hashCode(),
                                name))
                .then()
                .statusCode(202);
        awaitState(deliveryId, "processed");
    }

    /** Waits until a delivery stands so. */
    public void awaitState(String deliveryId, String state) {
        eventually().until(() -> state.equals(delivery(deliveryId).getString("state")));
    }

    /** What is listed of a delivery. */
    public JsonPath delivery(String deliveryId) {
        return tenant.call()
                .get("/api/0/organizations/{org}/repos/{id}/deliveries/", tenant.slug, repositoryId)
                .jsonPath()
                .setRootPath("find { it.deliveryId == '" + deliveryId + "' }");
    }

    public static String sign(byte[] body) {
        return sign(body, SECRET);
    }

    public static String sign(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
