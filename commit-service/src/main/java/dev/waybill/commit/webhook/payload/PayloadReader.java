package dev.waybill.commit.webhook.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.commit.webhook.MalformedPayloadException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the two forms that a webhook can be set to: plain JSON, and JSON as the field {@code payload} of a form. Members that nobody asked for
 * are passed over without being kept.
 */
public final class PayloadReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PayloadReader() {}

    /**
     * Reads a payload.
     *
     * @throws MalformedPayloadException if it is not UTF-8, not JSON, or has another shape; its reason names a place, never the contents
     */
    public static <T> T read(String contentType, byte[] body, Class<T> shape) throws MalformedPayloadException {
        @Nullable T payload;
        try (Reader strict = reader(FormPayload.is(contentType) ? FormPayload.field(body) : body)) {
            payload = JSON.readValue(strict, shape);
        } catch (JsonProcessingException e) {
            throw new MalformedPayloadException("the payload cannot be read: " + reason(e));
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

    /** Decoded here, for the parser itself guesses UTF-16 and UTF-32 and lets some broken UTF-8 pass. */
    private static Reader reader(byte[] document) {
        return new InputStreamReader(new ByteArrayInputStream(document), StandardCharsets.UTF_8.newDecoder());
    }

    private static String reason(JsonProcessingException failure) {
        String kind = failure.getClass().getSimpleName();
        return failure.getLocation() == null
                ? kind
                : kind + " at line " + failure.getLocation().getLineNr() + " column "
                        + failure.getLocation().getColumnNr();
    }
}
