package dev.waybill.commit.webhook.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.commit.webhook.MalformedPayloadException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the two forms that a GitHub webhook can be set to: plain JSON, and JSON as the field {@code payload} of a form. */
final class GithubPayloadReader {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FIELD = "payload=";

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** A push. The reason in the exception names a place, never the contents. */
    PushPayload push(String contentType, byte[] body) throws MalformedPayloadException {
        byte[] document = contentType.toLowerCase(Locale.ROOT).startsWith(FORM) ? field(body) : body;
        @Nullable PushPayload payload;
        try {
            // Decoded here, for the parser itself guesses UTF-16 and UTF-32 and lets some broken UTF-8 pass.
            payload = json.readValue(utf8(document), PushPayload.class);
        } catch (JsonProcessingException e) {
            throw new MalformedPayloadException("the payload is no push: " + reason(e));
        } catch (CharacterCodingException e) {
            throw new MalformedPayloadException("the payload is not UTF-8");
        } catch (IOException e) {
            throw new MalformedPayloadException("the payload cannot be read");
        }
        if (payload == null) {
            throw new MalformedPayloadException("the payload is empty");
        }
        return payload;
    }

    private static byte[] field(byte[] form) throws MalformedPayloadException {
        try {
            String value = Arrays.stream(utf8(form).split("&"))
                    .filter(field -> field.startsWith(FIELD))
                    .findFirst()
                    .orElseThrow(() -> new MalformedPayloadException("the form has no field payload"));
            return URLDecoder.decode(value.substring(FIELD.length()), StandardCharsets.UTF_8)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new MalformedPayloadException("the form is not encoded as one");
        }
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static String reason(JsonProcessingException failure) {
        String kind = failure.getClass().getSimpleName();
        return failure.getLocation() == null
                ? kind
                : kind + " at line " + failure.getLocation().getLineNr() + " column "
                        + failure.getLocation().getColumnNr();
    }
}
