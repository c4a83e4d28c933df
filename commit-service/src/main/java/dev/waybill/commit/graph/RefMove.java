package dev.waybill.commit.graph;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A move of a ref from one commit to another; null on either side where it was created or deleted. */
record RefMove(@Nullable String before, @Nullable String after) {

    /**
     * Whether this move is told after one that followed it. Then it belongs to the history, but the ref stays where it is.
     *
     * @param head where the ref is now
     * @param recent the other moves of the ref that were told lately
     */
    boolean isLate(@Nullable String head, Iterable<RefMove> recent) {
        if (Objects.equals(before, head)) {
            return false;
        }
        for (RefMove other : recent) {
            if (Objects.equals(other.before, after)) {
                return true;
            }
        }
        return false;
    }
}
