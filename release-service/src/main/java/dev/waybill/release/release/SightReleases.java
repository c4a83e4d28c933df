package dev.waybill.release.release;

import static java.util.stream.Collectors.toSet;

import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.release.release.SightingRepository.OwnedProject;
import dev.waybill.release.release.Sightings.Sighting;
import dev.waybill.state.ConsumerOffsets;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
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
        List<Sighting> all = told.all();
        Map<Long, OwnedProject> projects =
                sightings.projects(all.stream().map(it -> it.key().projectId()).collect(toSet()));
        List<Sighting> seen = all.stream().filter(it -> isOwned(it, projects)).toList();
        skip("project", all.size() - seen.size());
        if (!seen.isEmpty()) {
            write(seen, projects);
        }
        if (!told.dists().isEmpty()) {
            sightings.seeDists(told.dists());
        }
        offsets.store(CHANNEL, nextOffsets);
    }

    /** Goes on past records that are not telemetry. */
    @Transactional
    void pass(Map<TopicPartition, Long> nextOffsets) {
        offsets.store(CHANNEL, nextOffsets);
    }

    private void write(List<Sighting> seen, Map<Long, OwnedProject> projects) {
        List<Sighting> unknown = sightings.see(seen);
        if (unknown.isEmpty()) {
            return;
        }
        knowReleases.know(Sightings.byProject(unknown), projects);
        sightings.know(Sightings.places(unknown), unknown);
        if (!sightings.see(unknown).isEmpty()) {
            throw new IllegalStateException("releases went while they were written");
        }
    }

    private static boolean isOwned(Sighting sighting, Map<Long, OwnedProject> projects) {
        OwnedProject project = projects.get(sighting.key().projectId());
        return project != null && project.organizationId() == sighting.key().organizationId();
    }

    private void skip(String reason, int count) {
        if (count > 0) {
            meters.counter("waybill.release.sightings.skipped", "reason", reason)
                    .increment(count);
        }
    }
}
