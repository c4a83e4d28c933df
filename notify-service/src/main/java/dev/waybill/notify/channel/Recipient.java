package dev.waybill.notify.channel;

import static java.util.Objects.requireNonNull;

/**
 * A member of the organisation who is told something.
 *
 * @param name as the directory has it; may hold anything
 * @param address where the channel reaches them
 */
public record Recipient(long memberId, String name, String address) {

    public Recipient {
        requireNonNull(name, "name");
        requireNonNull(address, "address");
    }

    @Override
    public String toString() {
        return "Recipient[memberId=" + memberId + "]";
    }
}
