package dev.waybill.commit.host;

import static java.util.Objects.requireNonNull;

/**
 * A webhook that is as it was wished.
 *
 * @param id the host's
 * @param done what had to be done for it
 */
public record EnsuredWebhook(String id, Done done) {

    /** What was done. */
    public enum Done {
        /** There was none. */
        CREATED,
        /** It was off, changed, there twice, or its secret was to be renewed. */
        REPAIRED,
        /** All was right. */
        UNCHANGED
    }

    public EnsuredWebhook {
        requireNonNull(id, "id");
        requireNonNull(done, "done");
    }
}
