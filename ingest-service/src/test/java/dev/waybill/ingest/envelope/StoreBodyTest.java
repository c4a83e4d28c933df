package dev.waybill.ingest.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.ingest.event.Slice;
import dev.waybill.ingest.limits.Refusal;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreBodyTest {

    private static final String EVENT = "{\"message\":\"old\"}";

    @Test
    void takesJson() {
        assertThat(json(" " + EVENT + "\n")).contains(EVENT);
    }

    @Test
    void takesBase64OfZlib() {
        assertThat(json(packed(EVENT.getBytes(UTF_8)))).contains(EVENT);
        assertThat(json(packed(EVENT.getBytes(UTF_8)) + "\r\n")).contains(EVENT);
    }

    @Test
    void stopsAtTheLimit() {
        assertThat(json(packed(new byte[Preparation.LIGHT + 1]))).isEmpty();
        assertThat(json("{" + " ".repeat(Preparation.LIGHT) + "}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "sentry_data=x", "AAAA", "e30="})
    void refusesWhatIsNeither(String body) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> json(body))
                .satisfies(refusal -> assertThat(refusal.reason().status()).isEqualTo(400));
    }

    private static String packed(byte[] bytes) {
        return Base64.getEncoder().encodeToString(Compression.deflate(bytes, false));
    }

    private static Optional<String> json(String body) {
        return StoreBody.json(Slice.of(body.getBytes(UTF_8)), Preparation.LIGHT, _ -> {})
                .map(slice -> new String(slice.toBytes(), UTF_8));
    }
}
