package dev.waybill.release.release;

import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.release.release.NewReleaseRepository.NewRelease;
import dev.waybill.release.release.Sightings.Dist;
import dev.waybill.release.release.Sightings.ProjectSighting;
import dev.waybill.release.release.Sightings.Sighting;
import dev.waybill.release.request.Moments;
import dev.waybill.state.ConsumerOffsets;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes releases known that telemetry named, a whole poll in one transaction with its offsets. Nothing that telemetry says can fail: what
 * can not be kept is left out and counted.
 */
@ApplicationScoped
class SightReleases {

    static final String CHANNEL = "release-seen-in";

    private final SightingRepository sightings;
    private final NewReleaseRepository newReleases;
    private final Releases releases;
    private final ConsumerOffsets offsets;
    private final MeterRegistry meters;
    private final Clock clock;

    @Inject
    SightReleases(
            SightingRepository sightings,
            NewReleaseRepository newReleases,
            Releases releases,
            ConsumerOffsets offsets,
            MeterRegistry meters,
            Clock clock) {
        this.sightings = sightings;
        this.newReleases = newReleases;
        this.releases = releases;
        this.offsets = offsets;
        this.meters = meters;
        this.clock = clock;
    }

    /** The version of an organisation. */
    private record Version(long organizationId, String name) {}

    @Transactional
    void see(List<ReleaseSeen> facts, Map<TopicPartition, Long> nextOffsets) {
        Sightings told = Sightings.of(facts);
        skip("version", told.refused());
        Set<Long> projects = sightings.knownProjects(Sightings.byProject(told.all()));
        List<Sighting> seen = told.all().stream()
                .filter(it -> projects.contains(it.key().projectId()))
                .toList();
        skip("project", told.all().size() - seen.size());
        if (!seen.isEmpty()) {
            write(seen, told.dists());
        }
        offsets.store(CHANNEL, nextOffsets);
    }

    @Transactional
    void pass(Map<TopicPartition, Long> nextOffsets) {
        offsets.store(CHANNEL, nextOffsets);
    }

    private void write(List<Sighting> seen, List<Dist> dists) {
        List<ProjectSighting> byProject = Sightings.byProject(seen);
        Map<Version, Long> ids = new HashMap<>();
        keep(ids, sightings.knownReleases(byProject));
        Set<Long> created = create(byProject, ids);
        Set<Long> attached = sightings.seeProjects(byProject, it -> id(ids, it.organizationId(), it.version()));
        sightings.seeEnvironments(
                seen, it -> id(ids, it.key().organizationId(), it.key().version()));
        sightings.seeDists(
                dists.stream()
                        .filter(it -> ids.containsKey(new Version(it.organizationId(), it.version())))
                        .toList(),
                it -> id(ids, it.organizationId(), it.version()));
        created.forEach(releases::telemetryCreated);
        attached.removeAll(created);
        attached.forEach(releases::telemetryAttached);
    }

    private Set<Long> create(List<ProjectSighting> byProject, Map<Version, Long> ids) {
        Instant now = Moments.stored(clock.instant());
        Map<Version, Instant> missing = new HashMap<>();
        byProject.forEach(it -> {
            Version version = new Version(it.organizationId(), it.version());
            if (!ids.containsKey(version)) {
                Instant first = it.times().first().isBefore(now) ? it.times().first() : now;
                missing.merge(version, first, (one, other) -> one.isBefore(other) ? one : other);
            }
        });
        if (missing.isEmpty()) {
            return Set.of();
        }
        List<ReleaseKey> made = newReleases.insert(missing.entrySet().stream()
                .map(it ->
                        new NewRelease(it.getKey().organizationId(), it.getKey().name(), null, it.getValue()))
                .toList());
        keep(ids, made);
        if (made.size() < missing.size()) {
            keep(ids, sightings.knownReleases(byProject)); // the API or another poll was faster with some
        }
        Set<Long> created = new TreeSet<>();
        made.forEach(it -> created.add(it.id()));
        return created;
    }

    private void skip(String reason, int count) {
        if (count > 0) {
            meters.counter("waybill.release.sightings.skipped", "reason", reason)
                    .increment(count);
        }
    }

    private static void keep(Map<Version, Long> ids, List<ReleaseKey> releases) {
        releases.forEach(it -> ids.put(new Version(it.organizationId(), it.version()), it.id()));
    }

    private static long id(Map<Version, Long> ids, long organizationId, String version) {
        Long id = ids.get(new Version(organizationId, version));
        if (id == null) {
            throw new IllegalStateException("release of " + organizationId + " gone while it was written");
        }
        return id;
    }
}
