package dev.waybill.kit.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter on the operator's API.
 *
 * @param id {@code topic/partition/offset} of the original
 * @param setAsideAt when it was set aside
 * @param timestamp the original's
 * @param reason the class of the exception
 * @param message the exception's message
 * @param headers the original's, as text
 * @param payload only where one letter is shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LetterView(
        String id,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        String group,
        Instant setAsideAt,
        Instant timestamp,
        String reason,
        String message,
        Map<String, String> headers,
        @Nullable Payload payload) {

    /**
     * The original's value.
     *
     * @param bytes how long it is
     * @param text if it is UTF-8: the first 64 KiB
     * @param base64 if it is not: the first 64 KiB
     * @param truncated whether there is more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Payload(
            int bytes, @Nullable String text, @Nullable String base64, boolean truncated) {

        static final int LIMIT = 64 * 1024;

        static Payload of(byte[] value) {
            boolean truncated = value.length > LIMIT;
            byte[] shown = truncated ? Arrays.copyOf(value, LIMIT) : value;
            if (utf8(value).isEmpty()) {
                return new Payload(value.length, null, Base64.getEncoder().encodeToString(shown), truncated);
            }
            return new Payload(value.length, utf8(wholeCharacters(shown)).orElse(""), null, truncated);
        }

        private static Optional<String> utf8(byte[] bytes) {
            try {
                return Optional.of(
                        UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            } catch (CharacterCodingException e) {
                return Optional.empty();
            }
        }

        /** Without the beginning of a character whose end was cut off. */
        private static byte[] wholeCharacters(byte[] cut) {
            int end = cut.length;
            while (end > 0
                    && cut.length - end < 4
                    && utf8(Arrays.copyOf(cut, end)).isEmpty()) {
                end--;
            }
            return Arrays.copyOf(cut, end);
        }
    }

    static LetterView summary(DeadLetter letter) {
        return of(letter, null);
    }

    static LetterView whole(DeadLetter letter) {
        return of(letter, letter.value() == null ? null : Payload.of(letter.value()));
    }

    private static LetterView of(DeadLetter letter, @Nullable Payload payload) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : letter.headers()) {
            headers.put(header.key(), header.value() == null ? "" : new String(header.value(), UTF_8));
        }
        return new LetterView(
                letter.id().toString(),
                letter.id().topic(),
                letter.id().partition(),
                letter.id().offset(),
                letter.key(),
                letter.group(),
                letter.at(),
                letter.timestamp(),
                letter.reason(),
                letter.message(),
                headers,
                payload);
    }
}
