package dev.waybill.ingest.envelope;

import dev.waybill.ingest.event.Slice;
import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import java.io.IOException;

/**
 * Walks through an envelope (clients.md §5.3): a header line, then items of a header line and a payload each. Payloads are stretches of the
 * body, not copies. Everything is checked for its form while walking, so a reader that keeps what it sees until the end has all or nothing.
 */
final class EnvelopeReader {

    /** Of the envelope's header, which carries the trace context with the client's own texts in it. */
    private static final int LONGEST_HEADER = 16 * 1024;

    private static final int LONGEST_ITEM_HEADER = 8 * 1024;
    private static final int MOST_ITEMS = 1_000;

    private final Slice body;
    private int position;

    private EnvelopeReader(Slice body) {
        this.body = body;
        this.position = body.offset();
    }

    /** What a reader does with one item. */
    @FunctionalInterface
    interface Item {
        void read(String type, Slice payload);
    }

    /**
     * Reads an envelope.
     *
     * @param items told about each item in turn
     * @throws Refusal (400) if it is malformed or has too many items
     */
    static EnvelopeHeader read(Slice body, Item items) {
        if (body.length() == 0) {
            throw malformed("empty body");
        }
        EnvelopeReader reader = new EnvelopeReader(body);
        try {
            EnvelopeHeader header = EnvelopeHeader.parse(reader.line(LONGEST_HEADER));
            int count = 0;
            while (reader.hasMore()) {
                if (++count > MOST_ITEMS) {
                    throw new Refusal(RefusalReason.ITEM_LIMIT, "envelope exceeded size limits", "too many items");
                }
                ItemHeader item = ItemHeader.parse(reader.line(LONGEST_ITEM_HEADER));
                items.read(item.type(), reader.payload(item.length()));
            }
            return header;
        } catch (IOException e) {
            throw malformed("invalid header line");
        }
    }

    /** Whether there is another item; blank lines before it, or at the end, are skipped. */
    private boolean hasMore() {
        while (position < body.end() && body.array()[position] == '\n') {
            position++;
        }
        return position < body.end();
    }

    private Slice line(int longest) {
        int end = newlineOrEnd(Math.min((long) position + longest, body.end()));
        if (end < body.end() && body.array()[end] != '\n') {
            throw malformed("a header line is too long");
        }
        return stretch(end);
    }

    private Slice payload(int length) {
        if (length == ItemHeader.UNTIL_NEWLINE) {
            return stretch(newlineOrEnd(body.end()));
        }
        if (length > body.end() - position) {
            throw malformed("an item is shorter than its length");
        }
        int end = position + length;
        if (end < body.end() && body.array()[end] != '\n') {
            throw malformed("no newline after an item");
        }
        return stretch(end);
    }

    /** What lies between here and there; goes on behind the newline. */
    private Slice stretch(int end) {
        Slice stretch = body.between(position, end);
        position = Math.min(end + 1, body.end());
        return stretch;
    }

    private int newlineOrEnd(long limit) {
        byte[] bytes = body.array();
        int at = position;
        while (at < limit && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static Refusal malformed(String cause) {
        return new Refusal(RefusalReason.MALFORMED, "invalid event envelope", cause);
    }
}
