package dev.waybill.ingest.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventScanTest {

    @Test
    void readsTopLevelMembersOnly() throws IOException {
        EventScan scan = scan("""
                {"contexts":{"app":{"release":"inner","environment":"inner"}},"exception":{"values":[{"event_id":"x"}]},
                 "release":"web@1.0.0","breadcrumbs":[{"dist":"inner"}],"event_id":"9EC79C33-EC99-42AB-8353-589FCB2E04DC",
                 "environment":"production","dist":"42"}""");

        assertThat(scan)
                .isEqualTo(new EventScan("9ec79c33ec9942ab8353589fcb2e04dc", "web@1.0.0", "production", "42", false));
    }

    @Test
    void takesTheLastOfRepeatedMembers() throws IOException {
        assertThat(scan("{\"release\":\"1\",\"release\":\"2\"}").release()).isEqualTo("2");
        assertThat(scan("{\"release\":\"1\",\"release\":null}").release()).isNull();
        assertThat(scan("{\"release\":\"1\",\"release\":{\"a\":1}}").release()).isNull();
    }

    @Test
    void undoesEscapes() throws IOException {
        assertThat(scan("{\"rel\\u0065ase\":\"a\\u00e9\\ud83d\\ude00\\\"b\"}").release())
                .isEqualTo("aé😀\"b");
    }

    @Test
    void takesNumbersAsTheirText() throws IOException {
        assertThat(scan("{\"release\":1.50,\"dist\":17}")).isEqualTo(new EventScan(null, "1.50", null, "17", false));
    }

    @Test
    void keepsAnEventWithNamesThatAreNotAllowed() throws IOException {
        EventScan scan = scan("{\"release\":\"a/b\",\"environment\":\"none\",\"dist\":\"\",\"event_id\":\"42\"}");

        assertThat(scan).isEqualTo(new EventScan(null, null, null, null, false));
    }

    @Test
    void dropsNamesWithHalfACharacter() throws IOException {
        assertThat(scan("{\"release\":\"a\\ud83d\"}").release()).isNull();
        assertThat(scan("{\"release\":\"\\ude00a\"}").release()).isNull();
    }

    @Test
    void knowsATransaction() throws IOException {
        assertThat(scan("{\"type\":\"transaction\"}").transaction()).isTrue();
        assertThat(scan("{\"type\":\"error\"}").transaction()).isFalse();
    }

    @Test
    void refusesInvalidUtf8() {
        assertThatThrownBy(() -> EventScan.of(Slice.of(bytes("{\"release\":\"", 0xed, 0xa0, 0x80, "\"}"))))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> EventScan.of(Slice.of(bytes("{\"release\":\"", 0xc3, 0x28, "\"}"))))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> EventScan.of(Slice.of("{\"message\":\"\u00e9\"}".getBytes(ISO_8859_1))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesOtherEncodings() {
        assertThatThrownBy(() -> EventScan.of(Slice.of("{\"release\":\"1\"}".getBytes(UTF_16))))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "1",
                "\"a\"",
                "{",
                "{\"a\"",
                "{\"a\":1",
                "{} {}",
                "{}x",
                "{\"a\":{}",
                "{'a':1}",
                "{\"a\":1e}"
            })
    void refusesWhatIsNotOneObject(String json) {
        assertThatThrownBy(() -> scan(json)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void refusesDepthWithoutFollowingIt(String level) {
        String json = "{\"release\":\"1\",\"deep\":" + level.repeat(100_000);

        assertThatThrownBy(() -> scan(json)).isInstanceOf(IOException.class);
    }

    @Test
    void looksOnlyAtItsStretch() throws IOException {
        byte[] around = "xx{\"release\":\"1\"}yy".getBytes(UTF_8);

        assertThat(EventScan.of(new Slice(around, 2, around.length - 4)).release())
                .isEqualTo("1");
    }

    private static EventScan scan(String json) throws IOException {
        return EventScan.of(Slice.of(json.getBytes(UTF_8)));
    }

    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer value) {
                out.write(value);
            } else {
                out.writeBytes(part.toString().getBytes(UTF_8));
            }
        }
        return out.toByteArray();
    }
}
