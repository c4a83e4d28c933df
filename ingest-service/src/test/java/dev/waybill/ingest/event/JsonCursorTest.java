package dev.waybill.ingest.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the cursor against Jackson, on texts of all kinds and on damaged ones. */
class JsonCursorTest {

    private static final JsonFactory JACKSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();
    private static final int DAMAGED_TEXTS = 4_000;

    static Stream<String> texts() {
        return Stream.of(
                "{}",
                " { } ",
                "{\"a\":1}",
                "{\"a\":-0.5e+10,\"b\":0,\"c\":12E3,\"d\":-7}",
                "{\"a\":true,\"b\":false,\"c\":null}",
                "{\"a\":\"\",\"b\":\"\\u00e9\\n\\\"\\\\\\/\\b\\f\\r\\t\",\"c\":\"é€😀\"}",
                "{\"a\":[],\"b\":[1],\"c\":[1,[2,[3]],{}],\"d\":{\"e\":{\"f\":[{}]}}}",
                "{\"a\":{\"b\":[1,2,{\"c\":\"d\"}]},\n\t\"e\" : [ true , false ] ,\r\n\"a\":2}",
                "{\"\\u0061b\":\"escaped name\",\"é\":1}",
                "{\"" + "long name ".repeat(20) + "\":\"" + "long text ".repeat(50) + "\"}",
                "{\"exception\":{\"values\":[{\"type\":\"Error\",\"value\":\"x\",\"stacktrace\":{\"frames\":[{\"lineno\":1,\"in_app\":true}]}}]}}");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsWhatJacksonReads(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);

        assertThat(byCursor(bytes)).isNotNull().isEqualTo(byJackson(bytes));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void acceptsOfDamagedTextsWhatJacksonAccepts(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(text.hashCode());
        for (int i = 0; i < DAMAGED_TEXTS; i++) {
            byte[] damaged = damaged(bytes, random);
            Map<String, @Nullable String> expected = isUtf8(damaged) ? byJackson(damaged) : null;
            assertThat(byCursor(damaged)).as("%s", new String(damaged, UTF_8)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void refusesEveryTruncation(String text) {
        byte[] bytes = text.strip().getBytes(UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = java.util.Arrays.copyOf(bytes, length);
            assertThat(byCursor(truncated)).isNull();
        }
    }

    @Test
    void boundsTheDepth() throws IOException {
        int most = JsonCursor.MOST_LEVELS;
        JsonCursor.readObject(nested(most), (_, value) -> value.skip());

        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> JsonCursor.readObject(nested(most + 1), (_, value) -> value.skip()))
                .withMessageContaining("levels");
    }

    @Test
    void looksAtNothingBehindItsStretch() {
        byte[] bytes = "{\"a\":\"b\"}".getBytes(UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            Slice stretch = new Slice(bytes, 0, length);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> JsonCursor.readObject(stretch, (_, value) -> value.skip()));
        }
    }

    @Test
    void countsElements() throws IOException {
        JsonCursor.readObject(
                Slice.of("{\"a\":[1,[2,3],{\"b\":[4]}]}".getBytes(UTF_8)),
                (_, value) -> assertThat(value.elements()).isEqualTo(3));
    }

    private static Slice nested(int levels) {
        return Slice.of(("{\"a\":" + "[".repeat(levels) + "]".repeat(levels) + "}").getBytes(UTF_8));
    }

    /** Top-level members with the text of scalars, null if the text is not accepted. */
    private static @Nullable Map<String, @Nullable String> byCursor(byte[] bytes) {
        Map<String, @Nullable String> members = new LinkedHashMap<>();
        try {
            JsonCursor.readObject(Slice.of(bytes), (name, value) -> members.put(name, value.scalar()));
            return members;
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable Map<String, @Nullable String> byJackson(byte[] bytes) {
        Map<String, @Nullable String> members = new LinkedHashMap<>();
        try (JsonParser parser = JACKSON.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                boolean text = value == JsonToken.VALUE_STRING || value.isNumeric();
                members.put(name, text ? parser.getText() : null);
                parser.skipChildren();
            }
            return parser.nextToken() == null ? members : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static byte[] damaged(byte[] bytes, RandomGenerator random) {
        byte[] damaged = bytes.clone();
        byte[] likely = "{}[]\",:\\0-.eE+tfn /u\u0001é".getBytes(UTF_8);
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            damaged[random.nextInt(damaged.length)] =
                    random.nextInt(4) == 0 ? (byte) random.nextInt() : likely[random.nextInt(likely.length)];
        }
        return damaged;
    }

    /** Jackson checks less of UTF-8 than the standard asks for. */
    private static boolean isUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
