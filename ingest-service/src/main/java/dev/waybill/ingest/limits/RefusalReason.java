package dev.waybill.ingest.limits;

import java.util.Locale;

/** Why a request was refused: the status of the answer and a countable name. */
public enum RefusalReason {
    /** The path or the form of the credentials is not what the protocol knows. */
    BAD_REQUEST(400),
    /** The envelope, an item or its encoding cannot be read. */
    MALFORMED(400),
    /** The client went away, or broke the rules of HTTP, in the middle of the body. */
    BROKEN_OFF(400),
    /** One item, or their number, is over its limit. */
    ITEM_LIMIT(400),
    /** No credentials, unreadable ones, or several that may differ. */
    UNAUTHENTICATED(401),
    /** The key is unknown, switched off, or of another project. */
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    /** The body came too slowly. */
    TOO_SLOW(408),
    /** The body is over its limit, as sent or decoded. */
    TOO_LARGE(413),
    UNSUPPORTED_ENCODING(415),
    /** A fault of ours. */
    INTERNAL(500),
    /** As much is being worked on as fits. */
    OVERLOADED(503),
    /** Kafka is away, so nothing can be promised. */
    KAFKA_AWAY(503),
    /** The copy of the directory is not complete yet. */
    STARTING(503);

    private final int status;

    RefusalReason(int status) {
        this.status = status;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The value of the metric's tag. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
