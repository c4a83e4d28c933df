package dev.waybill.ingest.envelope;

import dev.waybill.ingest.event.Slice;
import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The body of {@code /store/}: an event's JSON, or that same packed as old clients do, {@code base64(zlib(JSON))}. */
final class StoreBody {

    private StoreBody() {}

    /**
     * The event's JSON.
     *
     * @param most how many bytes there may be
     * @param reserve asked before memory is allocated; may refuse
     * @return empty if there are more
     * @throws Refusal (400) if the body is neither
     */
    static Optional<Slice> json(Slice body, int most, IntConsumer reserve) {
        Slice stripped = stripped(body);
        if (stripped.length() == 0) {
            throw new Refusal(RefusalReason.MALFORMED, "empty request body");
        }
        if (stripped.array()[stripped.offset()] == '{') {
            return stripped.length() > most ? Optional.empty() : Optional.of(stripped);
        }
        reserve.accept(stripped.length());
        return Decoding.decode(ContentEncoding.DEFLATE, fromBase64(stripped), most, reserve);
    }

    private static Slice fromBase64(Slice text) {
        try {
            ByteBuffer bytes = Base64.getDecoder().decode(ByteBuffer.wrap(text.array(), text.offset(), text.length()));
            return new Slice(bytes.array(), bytes.arrayOffset(), bytes.remaining());
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalReason.MALFORMED, "invalid event", "neither JSON nor base64");
        }
    }

    private static Slice stripped(Slice body) {
        int from = body.offset();
        int to = body.end();
        while (from < to && isBlank(body.array()[from])) {
            from++;
        }
        while (to > from && isBlank(body.array()[to - 1])) {
            to--;
        }
        return body.between(from, to);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
