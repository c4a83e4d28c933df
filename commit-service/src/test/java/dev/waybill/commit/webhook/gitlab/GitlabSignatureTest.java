package dev.waybill.commit.webhook.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.webhook.HmacSignature;
import dev.waybill.commit.webhook.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitlabSignatureTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final byte[] BODY = "{\"object_kind\":\"push\"}".getBytes(UTF_8);
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    private static final byte[] SECRET = ("whsec_" + Base64.getEncoder().encodeToString(KEY)).getBytes(UTF_8);
    private static final byte[] TOKEN = "a plain token".getBytes(UTF_8);

    private final Map<String, String> headers = new HashMap<>();

    @Test
    void theTokenIsTheSecret() {
        headers.put("X-Gitlab-Token", "a plain token");

        assertThat(signature().fits(BODY, TOKEN)).isTrue();
        assertThat(signature().fits(BODY, "a plain toke".getBytes(UTF_8))).isFalse();
        assertThat(signature().fits(BODY, "a plain token2".getBytes(UTF_8))).isFalse();
    }

    @Test
    void aSignedDeliveryFits() {
        sign(NOW);

        assertThat(signature().fits(BODY, SECRET)).isTrue();
        assertThat(signature().fits("{}".getBytes(UTF_8), SECRET)).isFalse();
        assertThat(signature().fits(BODY, "whsec_AAAA".getBytes(UTF_8))).isFalse();
        assertThat(signature().fits(BODY, TOKEN)).isFalse();
    }

    @Test
    void oneOfSeveralSignaturesIsEnough() {
        sign(NOW);
        headers.merge("webhook-signature", "v1a,xyz v1,AAAA ", (right, others) -> others + right);

        assertThat(signature().fits(BODY, SECRET)).isTrue();
    }

    @Test
    void idAndTimeAreSignedToo() {
        sign(NOW);
        headers.put("webhook-id", "another");
        assertThat(signature().fits(BODY, SECRET)).isFalse();

        sign(NOW);
        headers.put("webhook-timestamp", Long.toString(NOW.getEpochSecond() + 1));
        assertThat(signature().fits(BODY, SECRET)).isFalse();
    }

    @Test
    void whatWasSignedLongAgoMayBeARecording() {
        sign(NOW.minus(GitlabSignature.TOLERANCE));
        assertThat(signature().fits(BODY, SECRET)).isTrue();

        sign(NOW.minus(GitlabSignature.TOLERANCE).minusSeconds(1));
        assertThat(GitlabSignature.of(name -> Optional.ofNullable(headers.get(name)), NOW))
                .isEmpty();

        sign(NOW.plus(Duration.ofMinutes(6)));
        assertThat(GitlabSignature.of(name -> Optional.ofNullable(headers.get(name)), NOW))
                .isEmpty();
    }

    @Test
    void aSigningSecretIsNeverTakenInTheClear() {
        headers.put("X-Gitlab-Token", new String(SECRET, UTF_8));

        assertThat(signature().fits(BODY, SECRET)).isFalse();
    }

    @Test
    void aSigningSecretThatIsNoBase64FitsNothing() {
        sign(NOW);

        assertThat(signature().fits(BODY, "whsec_%%%".getBytes(UTF_8))).isFalse();
    }

    @Test
    void nothingIsNoSignature() {
        assertThat(GitlabSignature.of(name -> Optional.empty(), NOW)).isEmpty();
        headers.put("webhook-signature", "v1,nonsense%");
        headers.put("webhook-timestamp", Long.toString(NOW.getEpochSecond()));
        assertThat(GitlabSignature.of(name -> Optional.ofNullable(headers.get(name)), NOW))
                .isEmpty();
    }

    private void sign(Instant at) {
        headers.put("webhook-id", "an-id");
        headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
        byte[] mac = HmacSignature.of(KEY, ("an-id." + at.getEpochSecond() + ".").getBytes(UTF_8), BODY);
        headers.put("webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac));
    }

    private Signature signature() {
        return GitlabSignature.of(name -> Optional.ofNullable(headers.get(name)), NOW)
                .orElseThrow();
    }
}
