package dev.waybill.ingest.publish;

import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.ingest.publish.ReleaseSightings.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was seen of one version in one environment and not told yet. Safe for concurrent use. */
final class Sighting {

    private final SightingKey key;
    private @Nullable Announcement underWay;
    private Instant told;
    private long count;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private boolean gone;

    /**
     * @param told when it was told last
     * @param underWay the announcement that the broker has not acknowledged yet, null if there is none
     */
    Sighting(SightingKey key, Instant told, @Nullable Announcement underWay) {
        this.key = key;
        this.told = told;
        this.underWay = underWay;
    }

    /** Counts one more; empty if the entry has left the cache meanwhile, so the caller has to look again. */
    synchronized Optional<Outcome> add(Instant at) {
        if (gone) {
            return Optional.empty();
        }
        merge(at, at, 1);
        return Optional.of(underWay == null ? new Outcome.Known() : new Outcome.Joining(underWay));
    }

    /** The broker has the announcement. */
    synchronized void confirmed() {
        underWay = null;
    }

    synchronized boolean isBeing(Announcement announcement) {
        return underWay == announcement;
    }

    /** Takes out what there is to tell, if it was told last so long ago. */
    synchronized Optional<ReleaseSeen> take(Instant now, Duration pause) {
        if (count == 0 || underWay != null || now.isBefore(told.plus(pause))) {
            return Optional.empty();
        }
        told = now;
        return Optional.of(emptied());
    }

    /** Takes out what there is to tell for good. */
    synchronized Optional<ReleaseSeen> leave() {
        gone = true;
        return count == 0 ? Optional.empty() : Optional.of(emptied());
    }

    /** Puts back what could not be told; false if the entry has left the cache meanwhile. */
    synchronized boolean putBack(ReleaseSeen fact) {
        if (!gone) {
            merge(fact.firstSeen(), fact.lastSeen(), fact.count());
        }
        return !gone;
    }

    private void merge(Instant from, Instant to, long more) {
        count += more;
        first = from.isBefore(first) ? from : first;
        last = to.isAfter(last) ? to : last;
    }

    private ReleaseSeen emptied() {
        ReleaseSeen fact = key.seen(first, last, count);
        count = 0;
        first = Instant.MAX;
        last = Instant.MIN;
        return fact;
    }
}
