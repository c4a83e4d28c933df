package dev.waybill.ingest.envelope;

import dev.waybill.ingest.event.Slice;
import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Undoes a body's compression with a running total. What does not fit into a small buffer is decoded twice, first only to be measured: so memory
 * is allocated once, to the byte, and for a bomb not at all.
 */
final class Decoding {

    private static final int SMALLEST_BUFFER = 4 * 1024;
    private static final int LARGEST_BUFFER = 64 * 1024;

    /** Most JSON shrinks to a quarter or less of it. */
    private static final long EXPECTED_RATIO = 6;

    private Decoding() {}

    /**
     * Decodes a body.
     *
     * @param most how many bytes there may be; no more are decoded than this and a buffer
     * @param reserve asked before memory is allocated; may refuse
     * @return empty if there are more
     * @throws Refusal (400) if the compressed data is damaged or incomplete
     */
    static Optional<Slice> decode(ContentEncoding encoding, Slice body, int most, IntConsumer reserve) {
        if (encoding == ContentEncoding.IDENTITY) {
            return body.length() > most ? Optional.empty() : Optional.of(body);
        }
        try {
            byte[] buffer = new byte[Math.clamp(body.length() * EXPECTED_RATIO, SMALLEST_BUFFER, LARGEST_BUFFER)];
            int length = measure(encoding, body, most, buffer);
            if (length > most) {
                return Optional.empty();
            }
            if (length < buffer.length) {
                reserve.accept(buffer.length);
                return Optional.of(new Slice(buffer, 0, length));
            }
            reserve.accept(length);
            return Optional.of(decode(encoding, body, length));
        } catch (Refusal e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The brotli decoder meets some damage with an unchecked exception.
            throw new Refusal(RefusalReason.MALFORMED, "invalid compressed body");
        }
    }

    /** How long the decoded body is, or any number above the limit; if it is shorter than the buffer it is in there. */
    private static int measure(ContentEncoding encoding, Slice body, int most, byte[] buffer) throws IOException {
        try (InputStream decoded = encoding.open(body)) {
            int length = 0;
            int read;
            do {
                read = decoded.readNBytes(buffer, 0, buffer.length);
                length += read;
            } while (read == buffer.length && length <= most);
            return length;
        }
    }

    private static Slice decode(ContentEncoding encoding, Slice body, int length) throws IOException {
        byte[] bytes = new byte[length];
        try (InputStream decoded = encoding.open(body)) {
            return new Slice(bytes, 0, decoded.readNBytes(bytes, 0, length));
        }
    }
}
