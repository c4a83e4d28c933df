package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is wrong gets a clear answer. */
@ExtendWith(RunningStack.class)
final class BadInputE2ET {

    private static final int MEBIBYTE = 1 << 20;

    private final Map<String, String> environment = RunningStack.environment();
    private final Web web = new Web(environment);
    private final Envelopes envelopes = new Envelopes(environment);

    @Test
    void aWrongSignatureIs401() {
        GitHubPush push = GitHubPush.from(GitHubPush.newSha()).commit("Eve", "eve@demo.test", "let me in");

        Web.Answer answer = web.deliver(push, "not-the-secret");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("detail").isTextual()).isTrue();
    }

    @Test
    void aMalformedEnvelopeIs400WithADetail() {
        Web.Answer answer =
                envelope("{\"dsn\":\"" + environment.get("SENTRY_DSN") + "\"}\n{\"type\":\"event\",\"length\":99}\n{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText()).isNotBlank();
    }

    @Test
    void anUnknownDsnIs403() {
        String unknown = environment.get("SENTRY_DSN").replaceFirst("//[0-9a-f]+@", "//" + "0".repeat(32) + "@");

        Web.Answer answer = envelope("{\"dsn\":\"" + unknown + "\"}\n");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("detail").asText()).isNotBlank();
    }

    @Test
    void anInvalidVersionIs400NamingTheRule() {
        Web.Answer answer = web.post("/api/0/organizations/demo/releases/", """
                {"version": "a/b", "projects": ["web"]}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("version").get(0).asText()).contains("/");
    }

    @Test
    void anUnknownRepositoryInRefsIs400() {
        web.post("/api/0/organizations/demo/releases/", """
                {"version": "refs@1.0.0", "projects": ["web"]}""");

        Web.Answer answer = web.put(web.releasePath("refs@1.0.0"), """
                {"refs": [{"repository": "nobody/knows", "commit": "0123456789012345678901234567890123456789"}]}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("refs").get(0).asText()).contains("nobody/knows");
    }

    @Test
    void aBodyOverTheLimitIs413() {
        byte[] large = new byte[21 * MEBIBYTE];
        java.util.Arrays.fill(large, (byte) 'a');

        Web.Answer answer = web.postRaw(envelopes.path(), large, envelopes.authentication());

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void aBombIsRefusedWithoutGrowth() throws IOException {
        assumeTrue(RunningStack.tellsPeaks("ingest"), "the system does not tell how much memory was resident at most");
        byte[] bomb = gzipOfZeros(1024);
        Map<String, String> headers = new HashMap<>(envelopes.authentication());
        headers.put("Content-Encoding", "gzip");
        RunningStack.forgetPeak("ingest");
        long before = RunningStack.peakBytes("ingest");

        Web.Answer answer = web.postRaw(envelopes.path(), bomb, headers);

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(RunningStack.peakBytes("ingest") - before).isLessThan(50L * MEBIBYTE);
    }

    @Test
    void anotherTokenSeesNothing() {
        Web.Answer answer = new Web(Map.of(
                        "SENTRY_AUTH_TOKEN",
                        "sntryu_" + "0".repeat(64),
                        "WAYBILL_URL",
                        environment.get("WAYBILL_URL"),
                        "SENTRY_ORG",
                        "demo"))
                .get("/api/0/organizations/demo/releases/");

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void whatIsForOperatorsIsNotServedAtTheEdge() {
        assertThat(web.get("/internal/dead-letters").status()).isEqualTo(404);
        assertThat(web.get("/q/metrics").status()).isEqualTo(404);
    }

    private Web.Answer envelope(String text) {
        return web.postRaw(envelopes.path(), text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static byte[] gzipOfZeros(int mebibytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[MEBIBYTE];
            for (int i = 0; i < mebibytes; i++) {
                gzip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }
}
