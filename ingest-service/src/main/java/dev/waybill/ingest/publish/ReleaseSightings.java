package dev.waybill.ingest.publish;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.ingest.limits.IngestConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * Which versions were seen lately. The first sighting of a project, version, environment and dist is told at once, with the request that
 * brought it; what follows is counted and told by {@link SightingRefresh}, at most once a minute.
 *
 * <p>Bounded: when it is full the least used entry goes, and what it has not told yet is told next. Counts are lost with the process if it is
 * killed; that a version exists is not, because that is told before the request is answered.
 */
@Singleton
public final class ReleaseSightings {

    /** The shortest time between two refreshes of one version. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final Cache<SightingKey, Sighting> known;
    private final Queue<ReleaseSeen> left = new ConcurrentLinkedQueue<>();
    private final Clock clock;

    @Inject
    ReleaseSightings(IngestConfig config, Clock clock) {
        this(config.rememberedReleases(), ForkJoinPool.commonPool(), clock);
    }

    ReleaseSightings(int most, Executor housekeeping, Clock clock) {
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(most)
                .executor(housekeeping)
                .evictionListener(this::onEviction)
                .build();
    }

    /** What one sighting asks for. */
    public sealed interface Outcome {
        /** The first: it has to be told, and then confirmed or withdrawn. */
        record First(Announcement announcement) implements Outcome {}

        /** The first is under way, and this one is only safe when that is. */
        record Joining(Announcement announcement) implements Outcome {}

        /** Told before; counted. */
        record Known() implements Outcome {}
    }

    /** Something of a version arrived. */
    public Outcome see(Origin origin, String version, @Nullable String environment, @Nullable String dist) {
        SightingKey key = new SightingKey(origin.organizationId(), origin.projectId(), version, environment, dist);
        Outcome outcome = null;
        while (outcome == null) {
            Sighting sighting = known.getIfPresent(key);
            outcome = sighting == null
                    ? first(key, origin.receivedAt())
                    : sighting.add(origin.receivedAt()).orElse(null);
        }
        return outcome;
    }

    /** Null if somebody else was first. */
    private @Nullable Outcome first(SightingKey key, Instant at) {
        Announcement announcement = new Announcement(key, at);
        Sighting before = known.asMap().putIfAbsent(key, new Sighting(key, at, announcement));
        return before == null ? new Outcome.First(announcement) : null;
    }

    /** The broker has the first sighting. */
    public void confirm(Announcement announcement) {
        Sighting sighting = known.getIfPresent(announcement.key());
        if (sighting != null && sighting.isBeing(announcement)) {
            sighting.confirmed();
        }
        announcement.succeed();
    }

    /** The broker has not got the first sighting: it is forgotten, so the next one is the first. Those who joined fail with it. */
    public void withdraw(Announcement announcement, Throwable cause) {
        known.asMap()
                .computeIfPresent(
                        announcement.key(), (_, sighting) -> sighting.isBeing(announcement) ? null : sighting);
        announcement.fail(cause);
    }

    /** Takes out what was told last a {@link #PAUSE} ago or longer, at most so much. */
    List<ReleaseSeen> takeDue(int most) {
        return take(most, PAUSE);
    }

    /** Takes out everything that is not told yet, at most so much. */
    List<ReleaseSeen> takeAll(int most) {
        return take(most, Duration.ZERO);
    }

    /** Puts back what was taken out and could not be told. */
    void putBack(List<ReleaseSeen> facts) {
        for (ReleaseSeen fact : facts) {
            boolean back = false;
            while (!back) {
                back = known.get(SightingKey.of(fact), key -> new Sighting(key, clock.instant(), null))
                        .putBack(fact);
            }
        }
    }

    private List<ReleaseSeen> take(int most, Duration pause) {
        List<ReleaseSeen> facts = new ArrayList<>();
        for (ReleaseSeen fact = left.poll(); fact != null; fact = facts.size() < most ? left.poll() : null) {
            facts.add(fact);
        }
        Instant now = clock.instant();
        for (Sighting sighting : known.asMap().values()) {
            if (facts.size() >= most) {
                break;
            }
            sighting.take(now, pause).ifPresent(facts::add);
        }
        return facts;
    }

    private void onEviction(@Nullable SightingKey key, @Nullable Sighting sighting, RemovalCause cause) {
        if (sighting != null) {
            sighting.leave().ifPresent(left::add);
        }
    }
}
