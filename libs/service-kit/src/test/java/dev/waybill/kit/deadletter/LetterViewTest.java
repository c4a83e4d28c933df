package dev.waybill.kit.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.kit.deadletter.LetterView.Payload;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LetterViewTest {

    @Test
    void showsTextAsText() {
        assertThat(Payload.of("{\"é\":1}".getBytes(UTF_8))).isEqualTo(new Payload(8, "{\"é\":1}", null, false));
    }

    @Test
    void showsEverythingElseAsBase64() {
        assertThat(Payload.of(new byte[] {(byte) 0xff, 0})).isEqualTo(new Payload(2, null, "/wA=", false));
    }

    @Test
    void cutsLongTextBetweenCharacters() {
        byte[] value = ("a" + "é".repeat(Payload.LIMIT)).getBytes(UTF_8);

        Payload payload = Payload.of(value);

        assertThat(payload.text()).isEqualTo("a" + "é".repeat(Payload.LIMIT / 2 - 1));
        assertThat(payload.bytes()).isEqualTo(value.length);
        assertThat(payload.truncated()).isTrue();
    }

    @Test
    void cutsLongBytes() {
        byte[] value = new byte[Payload.LIMIT + 1];
        value[Payload.LIMIT] = (byte) 0xff;

        Payload payload = Payload.of(value);

        assertThat(Base64.getDecoder().decode(payload.base64())).hasSize(Payload.LIMIT);
        assertThat(payload.truncated()).isTrue();
    }
}
