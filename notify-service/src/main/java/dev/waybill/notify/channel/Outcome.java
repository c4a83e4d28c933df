package dev.waybill.notify.channel;

import static java.util.Objects.requireNonNull;

/** What became of an attempt to deliver a message. Reasons are short, of one line and without addresses, for those who operate Waybill. */
public sealed interface Outcome {

    /** The channel took responsibility for the message. */
    record Accepted() implements Outcome {}

    /** The channel answered "not now" for this message; it counts as an attempt. */
    record Deferred(String reason) implements Outcome {

        public Deferred {
            requireNonNull(reason, "reason");
        }
    }

    /**
     * The channel will never take this message.
     *
     * @param addressUnusable true if nothing can be delivered to that address, whatever the message says
     */
    record Refused(String reason, boolean addressUnusable) implements Outcome {

        public Refused {
            requireNonNull(reason, "reason");
        }
    }

    /** The channel could not be asked, which says nothing about the message. */
    record Unavailable(String reason) implements Outcome {

        public Unavailable {
            requireNonNull(reason, "reason");
        }
    }
}
