package dev.waybill.bench.load;

import java.nio.ByteBuffer;

/** Finds the end of an HTTP/1.1 response that has a Content-Length or is chunked, and nothing more: the driver must cost little. */
final class ResponseParser {

    /** Returned while more bytes are needed. */
    static final int INCOMPLETE = -1;

    private static final byte[] LENGTH = "content-length:".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED =
            "transfer-encoding: chunked".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int STATUS_AT = 9;

    private ResponseParser() {}

    /**
     * The status of the response at the start of the buffer.
     *
     * @param buffer in filling mode: the bytes are before its position
     * @return {@link #INCOMPLETE} as long as the response is not there as a whole
     */
    static int status(ByteBuffer buffer) {
        int headers = endOfHeaders(buffer);
        if (headers < 0) {
            return INCOMPLETE;
        }
        int length = find(buffer, headers, LENGTH);
        boolean whole;
        if (length >= 0) {
            whole = buffer.position() >= headers + number(buffer, length + LENGTH.length);
        } else if (find(buffer, headers, CHUNKED) >= 0) {
            whole = endsWithLastChunk(buffer, headers);
        } else {
            whole = true;
        }
        return whole ? number(buffer, STATUS_AT) : INCOMPLETE;
    }

    private static int endOfHeaders(ByteBuffer buffer) {
        for (int at = 3; at < buffer.position(); at++) {
            if (buffer.get(at) == '\n' && buffer.get(at - 1) == '\r' && buffer.get(at - 2) == '\n') {
                return at + 1;
            }
        }
        return -1;
    }

    private static boolean endsWithLastChunk(ByteBuffer buffer, int headers) {
        int end = buffer.position();
        return end >= headers + 5
                && buffer.get(end - 5) == '0'
                && buffer.get(end - 4) == '\r'
                && buffer.get(end - 3) == '\n'
                && buffer.get(end - 2) == '\r'
                && buffer.get(end - 1) == '\n';
    }

    /** Where a name stands at the start of a line, whatever its case; -1 if nowhere. */
    private static int find(ByteBuffer buffer, int end, byte[] name) {
        for (int at = 1; at + name.length < end; at++) {
            if (buffer.get(at - 1) == '\n' && matches(buffer, at, name)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matches(ByteBuffer buffer, int at, byte[] name) {
        for (int index = 0; index < name.length; index++) {
            int letter = buffer.get(at + index);
            if (letter >= 'A' && letter <= 'Z') {
                letter += 'a' - 'A';
            }
            if (letter != name[index]) {
                return false;
            }
        }
        return true;
    }

    private static int number(ByteBuffer buffer, int from) {
        int at = from;
        while (buffer.get(at) == ' ') {
            at++;
        }
        int number = 0;
        while (buffer.get(at) >= '0' && buffer.get(at) <= '9') {
            number = number * 10 + buffer.get(at) - '0';
            at++;
        }
        return number;
    }
}
