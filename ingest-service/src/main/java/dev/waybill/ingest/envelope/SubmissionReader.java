package dev.waybill.ingest.envelope;

import dev.waybill.contracts.TelemetryType;
import dev.waybill.ingest.envelope.Submission.ErrorItem;
import dev.waybill.ingest.envelope.Submission.SessionItem;
import dev.waybill.ingest.event.EventScan;
import dev.waybill.ingest.event.HexIds;
import dev.waybill.ingest.event.Slice;
import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import dev.waybill.ingest.session.SessionScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what we keep of an envelope or of a single event. Whatever cannot be read refuses the whole, before anything is published. */
final class SubmissionReader implements EnvelopeReader.Item {

    private static final int LARGEST_EVENT = 1024 * 1024;

    /** Relay knows no limit of its own; the topic's is 1 MiB with headers and all. */
    private static final int LARGEST_SESSION = 256 * 1024;

    private static final int MOST_SESSIONS = 100;
    private static final int MOST_AGGREGATES = 100;

    private final List<SessionItem> sessions = new ArrayList<>(1);
    private @Nullable Slice event;
    private boolean eventOrTransaction;
    private int skipped;

    private SubmissionReader() {}

    /**
     * Reads an envelope.
     *
     * @throws Refusal (400) if it is malformed or over a limit
     */
    static Submission envelope(Slice body) {
        SubmissionReader reader = new SubmissionReader();
        EnvelopeHeader header = EnvelopeReader.read(body, reader);
        return reader.submission(header);
    }

    /**
     * Reads a single event, as {@code /store/} takes it.
     *
     * @throws Refusal (400) if it is malformed or over a limit
     */
    static Submission event(Slice json) {
        SubmissionReader reader = new SubmissionReader();
        reader.readEvent(json);
        return reader.submission(new EnvelopeHeader(null, null));
    }

    @Override
    public void read(String type, Slice payload) {
        switch (type) {
            case "event" -> readEvent(payload);
            case "transaction" -> {
                requireOnlyOne();
                skipped++;
            }
            case "session" -> readSession(TelemetryType.SESSION_SEEN, payload);
            case "sessions" -> readSession(TelemetryType.SESSIONS_SEEN, payload);
            default -> skipped++;
        }
    }

    private void readEvent(Slice json) {
        requireOnlyOne();
        requireAtMost(LARGEST_EVENT, json);
        event = json;
    }

    private void readSession(TelemetryType type, Slice json) {
        requireAtMost(LARGEST_SESSION, json);
        SessionScan scan;
        try {
            scan = SessionScan.of(json);
        } catch (IOException e) {
            throw malformed("a session item is not a JSON object");
        }
        if (sessions.size() == MOST_SESSIONS || scan.aggregates() > MOST_AGGREGATES) {
            throw tooMuch("too many sessions");
        }
        sessions.add(new SessionItem(type, json, scan));
    }

    private Submission submission(EnvelopeHeader header) {
        ErrorItem error = error(header);
        // As Relay does, a transaction's id is answered too, though we do not keep it.
        String eventId = error != null ? error.eventId() : eventOrTransaction ? header.eventId() : null;
        return new Submission(header.dsn(), eventId, error, List.copyOf(sessions), skipped);
    }

    private @Nullable ErrorItem error(EnvelopeHeader header) {
        Slice json = event;
        if (json == null) {
            return null;
        }
        EventScan scan;
        try {
            scan = EventScan.of(json);
        } catch (IOException e) {
            throw malformed("the event is not a JSON object");
        }
        if (scan.transaction()) {
            skipped++;
            return null;
        }
        return new ErrorItem(id(header.eventId(), scan.eventId()), json, scan);
    }

    /** The envelope's id wins over the event's own. */
    private static String id(@Nullable String envelope, @Nullable String own) {
        if (envelope != null) {
            return envelope;
        }
        return own == null ? HexIds.random() : own;
    }

    private void requireOnlyOne() {
        if (eventOrTransaction) {
            throw malformed("more than one event");
        }
        eventOrTransaction = true;
    }

    private static void requireAtMost(int most, Slice payload) {
        if (payload.length() > most) {
            throw tooMuch("an item is too large");
        }
    }

    private static Refusal malformed(String cause) {
        return new Refusal(RefusalReason.MALFORMED, "invalid event envelope", cause);
    }

    private static Refusal tooMuch(String cause) {
        return new Refusal(RefusalReason.ITEM_LIMIT, "envelope exceeded size limits", cause);
    }
}
