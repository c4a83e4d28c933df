package dev.waybill.local.edge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the raw path of a request the way a service will: segments decoded, empty ones and parameters dropped, dots
 * resolved. Only for deciding; what is passed on stays raw.
 */
final class RequestPath {

    private RequestPath() {}

    /** The segments for routing: a slash that was encoded stays inside its segment. */
    static List<String> segments(String rawPath) {
        return resolve(rawPath.split("/", -1), true);
    }

    /** The segments as the most liberal reader would see them, for closing paths: encoded slashes and backslashes part too. */
    static List<String> liberalSegments(String rawPath) {
        return resolve(decode(rawPath).replace('\\', '/').split("/", -1), false);
    }

    private static List<String> resolve(String[] parts, boolean encoded) {
        List<String> segments = new ArrayList<>();
        for (String part : parts) {
            int parameters = part.indexOf(';');
            String plain = parameters < 0 ? part : part.substring(0, parameters);
            String segment = encoded ? decode(plain) : plain;
            if (segment.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.removeLast();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(raw.length);
        for (int index = 0; index < raw.length; index++) {
            int high = index + 2 < raw.length ? Character.digit(raw[index + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[index + 2], 16);
            if (raw[index] == '%' && low >= 0) {
                decoded.put((byte) (high * 16 + low));
                index += 2;
            } else {
                decoded.put(raw[index]);
            }
        }
        return new String(decoded.array(), 0, decoded.position(), StandardCharsets.UTF_8);
    }
}
