package dev.waybill.release.release;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.release.release.SightingRepository.OwnedProject;
import dev.waybill.release.release.Sightings.Dist;
import dev.waybill.release.release.Sightings.Place;
import dev.waybill.release.release.Sightings.Sighting;
import dev.waybill.state.ConsumerOffsets;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes releases known that telemetry named, a whole poll in one transaction with its offsets. Nothing that telemetry says can fail: what
 * can not be kept is left out and counted.
 */
@ApplicationScoped
class SightReleases {

    static final String CHANNEL = "release-seen-in";

    private final SightingRepository sightings;
    private final KnowReleases knowReleases;
    private final ConsumerOffsets offsets;
    private final MeterRegistry meters;

    @Inject
    SightReleases(
            SightingRepository sightings, KnowReleases knowReleases, ConsumerOffsets offsets, MeterRegistry meters) {
        this.sightings = sightings;
        this.knowReleases = knowReleases;
        this.offsets = offsets;
        this.meters = meters;
    }

    @Transactional
    void see(List<ReleaseSeen> facts, Map<TopicPartition, Long> nextOffsets) {
        Sightings told = Sightings.of(facts);
        skip("version", told.refused());
        Map<Long, OwnedProject> projects = sightings.projects(
                told.all().stream().map(it -> it.key().projectId()).collect(toSet()));
        List<Sighting> seen =
                told.all().stream().filter(it -> isOwned(it, projects)).toList();
        skip("project", told.all().size() - seen.size());
        if (!seen.isEmpty()) {
            write(seen, told.dists(), projects);
        }
        offsets.store(CHANNEL, nextOffsets);
    }

    /** Goes on past records that are not telemetry. */
    @Transactional
    void pass(Map<TopicPartition, Long> nextOffsets) {
        offsets.store(CHANNEL, nextOffsets);
    }

    private void write(List<Sighting> seen, List<Dist> dists, Map<Long, OwnedProject> projects) {
        KnownReleases known = knowReleases.know(Sightings.byProject(seen), projects);
        List<Place> places = List.copyOf(
                seen.stream().map(SightReleases::place).collect(toCollection(() -> new TreeSet<>(Place.ORDER))));
        Map<Place, Long> environments = sightings.environments(places);
        ToLongFunction<Sighting> releaseId =
                it -> known.id(it.key().organizationId(), it.key().version());
        sightings.see(seen, releaseId, it -> environments.get(place(it)));
        sightings.seeDists(
                dists.stream()
                        .filter(it -> known.has(it.organizationId(), it.version()))
                        .toList(),
                it -> known.id(it.organizationId(), it.version()));
    }

    private static boolean isOwned(Sighting sighting, Map<Long, OwnedProject> projects) {
        OwnedProject project = projects.get(sighting.key().projectId());
        return project != null && project.organizationId() == sighting.key().organizationId();
    }

    private static Place place(Sighting sighting) {
        return new Place(sighting.key().organizationId(), sighting.key().environment());
    }

    private void skip(String reason, int count) {
        if (count > 0) {
            meters.counter("waybill.release.sightings.skipped", "reason", reason)
                    .increment(count);
        }
    }
}
