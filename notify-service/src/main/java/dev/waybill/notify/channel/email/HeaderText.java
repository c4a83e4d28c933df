package dev.waybill.notify.channel.email;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;

/** Text of one line as a header carries it. */
final class HeaderText {

    private HeaderText() {}

    /** What is not ASCII as encoded words (RFC 2047). */
    static String encoded(String line) {
        try {
            return MimeUtility.encodeText(line, StandardCharsets.UTF_8.name(), null);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
