package dev.waybill.notify.channel;

/**
 * A way to reach a person. Every bean of this type is used; a new one needs no change elsewhere.
 *
 * <p>A channel keeps no state about deliveries and never retries: the queue does both. It may be asked for several messages at once, and for
 * one message again if a crash hid its answer; where the channel's protocol has ids, both carry the same.
 */
public interface NotificationChannel {

    /** A lower-case word such as {@code email}; part of ids that are stored, so never changed. */
    String name();

    /**
     * Hands one message over and waits for the answer. Runs on a virtual thread, which is interrupted when the send time-out has passed.
     *
     * @return what the other side said; every failure of it is an outcome, so an exception is a fault of the channel itself
     */
    Outcome deliver(Message message);
}
