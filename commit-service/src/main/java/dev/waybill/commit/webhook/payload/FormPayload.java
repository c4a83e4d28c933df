package dev.waybill.commit.webhook.payload;

import dev.waybill.commit.webhook.MalformedPayloadException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A payload that came as the field {@code payload} of a form. */
public final class FormPayload {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final byte[] FIELD = "payload=".getBytes(StandardCharsets.US_ASCII);

    private FormPayload() {}

    /** Whether a body of that type is a form. */
    public static boolean is(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    /** The decoded field. Byte by byte, for a form may be as long as the longest body. */
    public static byte[] field(byte[] form) throws MalformedPayloadException {
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
}
