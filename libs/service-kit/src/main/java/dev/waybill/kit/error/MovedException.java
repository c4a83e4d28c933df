package dev.waybill.kit.error;

import java.io.Serial;

/** Ends a request whose path names a project by a slug that it had before: 302 to the same path with the new slug. */
public final class MovedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String from;
    private final String to;

    /** @param from the old slug, a whole segment of the path */
    public MovedException(String from, String to) {
        super(from + " is " + to + " now", null, false, false);
        this.from = from;
        this.to = to;
    }

    /** The slug that it has now. */
    public String slug() {
        return to;
    }

    /** The path with the new slug where the old one stands, which is behind the organisation's. */
    String path(String rawPath) {
        return rawPath.replaceFirst("(/projects/[^/]+/)\\Q" + from + "\\E(?=/|$)", "$1" + to);
    }
}
