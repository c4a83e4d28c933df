package dev.waybill.commit.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who asked to be left alone, and until when. Calls before that are not even made, so a host that limits us is not made angry. */
final class Pauses {

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Instant> ends = new LinkedHashMap<>();

    Pauses(Clock clock) {
        this.clock = clock;
    }

    /** How long is left; null if calls may be made. */
    synchronized @Nullable Duration left(String who) {
        Instant end = ends.get(who);
        if (end == null) {
            return null;
        }
        Duration left = Duration.between(clock.instant(), end);
        if (left.isPositive()) {
            return left;
        }
        ends.remove(who);
        return null;
    }

    synchronized void pause(String who, Duration wait) {
        ends.remove(who);
        ends.put(who, clock.instant().plus(wait));
        if (ends.size() > MOST) {
            ends.remove(ends.keySet().iterator().next());
        }
    }
}
