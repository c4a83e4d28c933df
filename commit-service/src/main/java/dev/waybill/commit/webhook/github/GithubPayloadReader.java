package dev.waybill.commit.webhook.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.commit.webhook.MalformedPayloadException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the two forms that a GitHub webhook can be set to: plain JSON, and JSON as the field {@code payload} of a form. */
final class GithubPayloadReader {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final byte[] FIELD = "payload=".getBytes(StandardCharsets.US_ASCII);

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
            Reader strict =
                    new InputStreamReader(new ByteArrayInputStream(document), StandardCharsets.UTF_8.newDecoder());
            payload = json.readValue(strict, PushPayload.class);
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

    /** The decoded field. Byte by byte, for a form may be as long as the longest body. */
    private static byte[] field(byte[] form) throws MalformedPayloadException {
        int begin = begin(form);
        ByteArrayOutputStream value = new ByteArrayOutputStream(form.length - begin);
        for (int i = begin; i < form.length && form[i] != '&'; i++) {
            if (form[i] == '%') {
                value.write(digit(form, i + 1) << 4 | digit(form, i + 2));
                i += 2;
            } else {
                value.write(form[i] == '+' ? ' ' : form[i]);
            }
        }
        return value.toByteArray();
    }

    /** Where the value of the field begins. */
    private static int begin(byte[] form) throws MalformedPayloadException {
        for (int i = 0; i + FIELD.length <= form.length; i++) {
            boolean atField = i == 0 || form[i - 1] == '&';
            if (atField && Arrays.equals(form, i, i + FIELD.length, FIELD, 0, FIELD.length)) {
                return i + FIELD.length;
            }
        }
        throw new MalformedPayloadException("the form has no field payload");
    }

    private static int digit(byte[] form, int at) throws MalformedPayloadException {
        int digit = at < form.length ? Character.digit(form[at], 16) : -1;
        if (digit < 0) {
            throw new MalformedPayloadException("the form is not encoded as one");
        }
        return digit;
    }

    private static String reason(JsonProcessingException failure) {
        String kind = failure.getClass().getSimpleName();
        return failure.getLocation() == null
                ? kind
                : kind + " at line " + failure.getLocation().getLineNr() + " column "
                        + failure.getLocation().getColumnNr();
    }
}
