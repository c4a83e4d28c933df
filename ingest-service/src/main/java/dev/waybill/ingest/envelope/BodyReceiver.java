package dev.waybill.ingest.envelope;

import dev.waybill.ingest.event.Slice;
import dev.waybill.ingest.limits.Capacity.Lease;
import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Collects a request's body, chunked or not, up to {@link Preparation#HEAVY} bytes. What comes after the request was refused is thrown away, so
 * that a client which reads only after it has sent gets its answer; but that has a bound too.
 */
final class BodyReceiver {

    private static final byte[] NOTHING = {};

    /** How many bytes of a refused body are read before the connection is closed under it. */
    private static final int MOST_DISCARDED = 4 * Preparation.HEAVY;

    private final HttpServerRequest request;
    private byte[] bytes = NOTHING;
    private int length;
    private int most = Preparation.HEAVY;

    BodyReceiver(HttpServerRequest request) {
        this.request = request;
    }

    /**
     * Refuses a body that says of itself that it is too long.
     *
     * @throws Refusal (413)
     */
    void requireLength() {
        String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced == null) {
            return;
        }
        // That they are digits is the HTTP decoder's business; more of them than nine are more than fits.
        most = announced.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(announced);
        if (most > Preparation.HEAVY) {
            throw tooLarge();
        }
    }

    /**
     * Reads the body.
     *
     * @param complete called once with all of it
     * @param failed called instead with what ended the reading
     */
    void receive(Lease reserved, Consumer<Slice> complete, Consumer<Refusal> failed) {
        if (request.response().closed()) {
            failed.accept(brokenOff());
            return;
        }
        request.exceptionHandler(_ -> failed.accept(brokenOff()));
        request.handler(chunk -> {
            try {
                append(chunk, reserved);
            } catch (Refusal e) {
                failed.accept(e);
            }
        });
        request.endHandler(_ -> {
            // From here on a client that goes away changes nothing: what it sent is taken.
            request.exceptionHandler(_ -> {});
            complete.accept(new Slice(bytes, 0, length));
        });
        request.resume();
    }

    /** Forgets what has come and throws away what is still coming. */
    void discard() {
        bytes = NOTHING;
        length = 0;
        if (request.isEnded()) {
            return;
        }
        request.exceptionHandler(_ -> {});
        request.endHandler(_ -> {});
        request.handler(chunk -> {
            length += chunk.length();
            if (length > MOST_DISCARDED) {
                request.connection().close();
            }
        });
        request.resume();
    }

    private void append(Buffer chunk, Lease reserved) {
        int total = Math.addExact(length, chunk.length());
        if (total > most) {
            throw tooLarge();
        }
        if (length == 0) {
            // Most bodies are one chunk.
            reserved.reserve(total);
            bytes = chunk.getBytes();
        } else {
            if (total > bytes.length) {
                int size = (int) Math.clamp(bytes.length * 2L, total, most);
                reserved.reserve(size - bytes.length);
                bytes = Arrays.copyOf(bytes, size);
            }
            chunk.getBytes(bytes, length);
        }
        length = total;
    }

    private static Refusal brokenOff() {
        return new Refusal(RefusalReason.BROKEN_OFF, "the body broke off");
    }

    private static Refusal tooLarge() {
        return new Refusal(RefusalReason.TOO_LARGE, "envelope exceeded size limits", "more than 20 MiB");
    }
}
