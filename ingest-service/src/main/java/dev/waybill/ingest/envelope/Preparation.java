package dev.waybill.ingest.envelope;

import dev.waybill.ingest.envelope.IngestPath.Endpoint;
import dev.waybill.ingest.event.Slice;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * From the body as it came to what is in it. Does no I/O and keeps nothing, so it may run where its size allows: the event loop takes at most
 * {@link #LIGHT} bytes (about a millisecond), and anything larger is begun anew on {@link HeavyWork}, which costs the light part twice but
 * leaves no half-open decoder with its window of up to 16 MiB waiting in a queue.
 */
final class Preparation {

    /** How many decoded bytes an event loop may be held by one body. */
    static final int LIGHT = 256 * 1024;

    /** How many decoded bytes there may be at all. Bodies are not longer than this as they come either. */
    static final int HEAVY = 20 * 1024 * 1024;

    private Preparation() {}

    /**
     * Decodes and reads a body.
     *
     * @param most {@link #LIGHT} or {@link #HEAVY}
     * @param reserve asked before memory is allocated; may refuse
     * @return empty if it is more
     * @throws dev.waybill.ingest.limits.Refusal if it cannot be read or is over a limit of its own
     */
    static Optional<Submission> prepare(
            Endpoint endpoint, ContentEncoding encoding, Slice body, int most, IntConsumer reserve) {
        Optional<Slice> decoded = Decoding.decode(encoding, body, most, reserve);
        return switch (endpoint) {
            case ENVELOPE -> decoded.map(SubmissionReader::envelope);
            case STORE ->
                decoded.flatMap(text -> StoreBody.json(text, most, reserve)).map(SubmissionReader::event);
        };
    }
}
