package dev.waybill.release.release;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import dev.waybill.contracts.Fact;
import dev.waybill.contracts.ProjectRef;
import dev.waybill.contracts.ReleaseFact.Origin;
import dev.waybill.contracts.ReleaseFact.ReleaseCreated;
import dev.waybill.release.announcement.Announcements;
import dev.waybill.release.release.KnownReleases.Version;
import dev.waybill.release.release.NewReleaseRepository.NewRelease;
import dev.waybill.release.release.SightingRepository.Attachment;
import dev.waybill.release.release.SightingRepository.Known;
import dev.waybill.release.release.SightingRepository.OwnedProject;
import dev.waybill.release.release.Sightings.ProjectSighting;
import dev.waybill.release.request.Moments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the releases that telemetry named, makes those that are new, attaches them to the projects that they were seen in, and tells what
 * is new. Releases that exist are locked before they are attached, as the API does it.
 */
@ApplicationScoped
class KnowReleases {

    private final SightingRepository sightings;
    private final NewReleaseRepository newReleases;
    private final Releases releases;
    private final Announcements announcements;
    private final Clock clock;

    @Inject
    KnowReleases(
            SightingRepository sightings,
            NewReleaseRepository newReleases,
            Releases releases,
            Announcements announcements,
            Clock clock) {
        this.sightings = sightings;
        this.newReleases = newReleases;
        this.releases = releases;
        this.announcements = announcements;
        this.clock = clock;
    }

    void know(List<ProjectSighting> seen, Map<Long, OwnedProject> projects) {
        KnownReleases known = new KnownReleases();
        Set<Attachment> attached = new HashSet<>();
        remember(sightings.known(seen), known, attached);
        Map<Version, NewRelease> missing = missing(seen, known);
        List<ReleaseKey> made = missing.isEmpty() ? List.of() : newReleases.insert(List.copyOf(missing.values()));
        made.forEach(it -> known.put(it.organizationId(), it.version(), it.id()));
        if (made.size() < missing.size()) {
            remember(sightings.known(seen), known, attached); // the API or another poll was faster with some
        }
        Set<Long> madeIds = made.stream().map(ReleaseKey::id).collect(toCollection(TreeSet::new));
        Set<Long> newlyAttached = attach(seen, known, attached, madeIds);
        tellCreated(made, missing, seen, projects);
        newlyAttached.forEach(releases::telemetryAttached);
    }

    private static void remember(List<Known> found, KnownReleases known, Set<Attachment> attached) {
        found.forEach(it -> {
            known.put(it.organizationId(), it.version(), it.id());
            if (it.isAttached()) {
                attached.add(new Attachment(it.id(), it.projectId()));
            }
        });
    }

    private Map<Version, NewRelease> missing(List<ProjectSighting> seen, KnownReleases known) {
        Instant now = Moments.stored(clock.instant());
        Map<Version, NewRelease> missing = new TreeMap<>(Version.ORDER);
        for (ProjectSighting it : seen) {
            if (!known.has(it.organizationId(), it.version())) {
                Instant first = it.times().first().isBefore(now) ? it.times().first() : now;
                missing.merge(
                        new Version(it.organizationId(), it.version()),
                        new NewRelease(it.organizationId(), it.version(), null, first),
                        (one, other) -> one.dateAdded().isBefore(other.dateAdded()) ? one : other);
            }
        }
        return missing;
    }

    /** Attaches what is not, and gives the releases that existed before. */
    private Set<Long> attach(
            List<ProjectSighting> seen, KnownReleases known, Set<Attachment> attached, Set<Long> madeIds) {
        List<Attachment> wanted = seen.stream()
                .map(it -> new Attachment(known.id(it.organizationId(), it.version()), it.projectId()))
                .filter(it -> !attached.contains(it))
                .toList();
        if (wanted.isEmpty()) {
            return Set.of();
        }
        Set<Long> existing = wanted.stream().map(Attachment::releaseId).collect(toCollection(TreeSet::new));
        existing.removeAll(madeIds);
        sightings.lock(existing);
        existing.retainAll(sightings.attach(wanted));
        return existing;
    }

    private void tellCreated(
            List<ReleaseKey> made,
            Map<Version, NewRelease> missing,
            List<ProjectSighting> seen,
            Map<Long, OwnedProject> projects) {
        Map<Version, List<ProjectRef>> refs = seen.stream()
                .collect(groupingBy(
                        it -> new Version(it.organizationId(), it.version()),
                        mapping(
                                it -> Objects.requireNonNull(projects.get(it.projectId()))
                                        .ref(),
                                toList())));
        List<Fact> facts = new ArrayList<>();
        for (ReleaseKey it : made) {
            Version version = new Version(it.organizationId(), it.version());
            facts.add(new ReleaseCreated(
                    it.organizationId(),
                    it.id(),
                    it.version(),
                    refs.getOrDefault(version, List.of()),
                    Origin.TELEMETRY,
                    Objects.requireNonNull(missing.get(version)).dateAdded()));
        }
        announcements.tellAll(facts);
    }
}
