package dev.waybill.ingest.envelope;

import dev.waybill.ingest.event.Slice;
import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Undoes a body's compression with a running total, so a bomb costs no more than the limit that it is over. */
final class Decoding {

    private static final int SMALLEST = 4_096;

    /** Most JSON shrinks to a quarter, so most bodies fit at the first try. */
    private static final int EXPECTED_RATIO = 4;

    private Decoding() {}

    /**
     * Decodes a body.
     *
     * @param most how many bytes there may be; at no time are more decoded or allocated
     * @param reserve asked before memory is allocated; may refuse
     * @return empty if there are more
     * @throws Refusal (400) if the compressed data is damaged or incomplete
     */
    static Optional<Slice> decode(ContentEncoding encoding, Slice body, int most, IntConsumer reserve) {
        if (encoding == ContentEncoding.IDENTITY) {
            return body.length() > most ? Optional.empty() : Optional.of(body);
        }
        try (InputStream decoded = encoding.open(body)) {
            int size = (int) Math.clamp((long) body.length() * EXPECTED_RATIO, Math.min(SMALLEST, most), most);
            reserve.accept(size);
            byte[] bytes = new byte[size];
            int length = 0;
            while (true) {
                length += decoded.readNBytes(bytes, length, bytes.length - length);
                if (length < bytes.length) {
                    return Optional.of(new Slice(bytes, 0, length));
                }
                int next = decoded.read();
                if (next < 0) {
                    return Optional.of(Slice.of(bytes));
                }
                if (length == most) {
                    return Optional.empty();
                }
                size = (int) Math.min(length * 2L, most);
                reserve.accept(size - length);
                bytes = Arrays.copyOf(bytes, size);
                bytes[length++] = (byte) next;
            }
        } catch (Refusal e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The brotli decoder meets some damage with an unchecked exception.
            throw new Refusal(RefusalReason.MALFORMED, "invalid compressed body");
        }
    }
}
