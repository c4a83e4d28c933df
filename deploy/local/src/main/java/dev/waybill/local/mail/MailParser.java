package dev.waybill.local.mail;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Takes a stored message apart. */
final class MailParser {

    private static final int DEPTH = 10;
    private static final Session SESSION = Session.getInstance(new Properties());

    private MailParser() {}

    static StoredMail parse(long id, String receivedAt, InputStream raw) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(SESSION, raw);
        String[] bodies = {"", ""};
        collect(message, bodies, DEPTH);
        return new StoredMail(
                id,
                receivedAt,
                decoded(message.getHeader("From", ", ")),
                recipients(message),
                decoded(message.getHeader("Subject", " ")),
                headers(message),
                bodies[0],
                bodies[1]);
    }

    /** A part that cannot be read must not hide the mail. */
    private static void collect(Part part, String[] bodies, int depth) {
        try {
            read(part, bodies, depth);
        } catch (MessagingException | IOException e) {
            bodies[0] += "(a part of this mail cannot be read: " + e.getMessage() + ")";
        }
    }

    private static void read(Part part, String[] bodies, int depth) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts && depth > 0) {
            for (int index = 0; index < parts.getCount(); index++) {
                collect(parts.getBodyPart(index), bodies, depth - 1);
            }
        } else if (part.isMimeType("text/plain") && bodies[0].isEmpty()) {
            bodies[0] = text(part);
        } else if (part.isMimeType("text/html") && bodies[1].isEmpty()) {
            bodies[1] = text(part);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        return part.getContent() instanceof String text ? text : "";
    }

    private static List<String> recipients(MimeMessage message) throws MessagingException {
        List<String> recipients = new ArrayList<>();
        for (String name : new String[] {"To", "Cc"}) {
            String value = message.getHeader(name, ",");
            for (InternetAddress address : InternetAddress.parseHeader(value == null ? "" : value, false)) {
                recipients.add(address.getAddress());
            }
        }
        if (recipients.isEmpty()) {
            recipients.add(decoded(message.getHeader(MailStore.ENVELOPE_RECIPIENT, ", ")));
        }
        return recipients;
    }

    private static Map<String, String> headers(MimeMessage message) throws MessagingException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.merge(header.getName(), decoded(header.getValue()), (first, next) -> first + "\n" + next);
        }
        return headers;
    }

    private static String decoded(@Nullable String value) {
        if (value == null) {
            return "";
        }
        String unfolded = MimeUtility.unfold(value);
        try {
            return MimeUtility.decodeText(unfolded);
        } catch (UnsupportedEncodingException e) {
            return unfolded;
        }
    }
}
