package dev.waybill.release.release;

import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.release.environment.EnvironmentRules;
import dev.waybill.release.request.Moments;
import dev.waybill.release.version.VersionRules;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What telemetry told in one poll, folded by project, version and environment. Names are trimmed; a release with a name that is not
 * allowed is left out and counted, an environment or dist with such a name is taken as not named.
 */
final class Sightings {

    private static final Pattern DIST = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");

    private final Map<Key, Times> times = new HashMap<>();
    private final Set<Dist> dists = new TreeSet<>(Comparator.comparingLong(Dist::organizationId)
            .thenComparing(Dist::version)
            .thenComparing(Dist::name));
    private int refused;

    /** A version in an environment, which is empty text where the telemetry named none. */
    record Key(long organizationId, long projectId, String version, String environment) {}

    /** An environment of an organisation. */
    record Place(long organizationId, String environment) {

        static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::organizationId).thenComparing(Place::environment);
    }

    /** When something was seen first and last. */
    record Times(Instant first, Instant last) {

        Times and(Times other) {
            return new Times(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** A sighting. */
    record Sighting(Key key, Times times) {}

    /** A distribution of a release. */
    record Dist(long organizationId, String version, String name) {}

    /** A release in one project. */
    record ProjectSighting(long organizationId, long projectId, String version, Times times) {}

    static Sightings of(List<ReleaseSeen> facts) {
        Sightings sightings = new Sightings();
        facts.forEach(sightings::add);
        return sightings;
    }

    private void add(ReleaseSeen seen) {
        String version = seen.version().strip();
        if (VersionRules.broken(version).isPresent()) {
            refused++;
            return;
        }
        Key key = new Key(seen.organizationId(), seen.projectId(), version, environment(seen.environment()));
        times.merge(key, new Times(Moments.stored(seen.firstSeen()), Moments.stored(seen.lastSeen())), Times::and);
        if (seen.dist() != null && DIST.matcher(seen.dist().strip()).matches()) {
            dists.add(new Dist(seen.organizationId(), version, seen.dist().strip()));
        }
    }

    private static String environment(@Nullable String name) {
        return name != null && EnvironmentRules.keeps(name.strip()) ? name.strip() : "";
    }

    /** How many facts had a version that is not allowed. */
    int refused() {
        return refused;
    }

    /** All sightings, in a fixed order, so that transactions side by side take their locks in one order. */
    List<Sighting> all() {
        return times.entrySet().stream()
                .map(entry -> new Sighting(entry.getKey(), entry.getValue()))
                .sorted(Comparator.<Sighting>comparingLong(it -> it.key().organizationId())
                        .thenComparing(it -> it.key().version())
                        .thenComparingLong(it -> it.key().projectId())
                        .thenComparing(it -> it.key().environment()))
                .toList();
    }

    /** The sightings folded over environments, in the order of {@link #all}. */
    static List<ProjectSighting> byProject(List<Sighting> sightings) {
        Map<Key, ProjectSighting> folded = new LinkedHashMap<>();
        for (Sighting it : sightings) {
            Key key = it.key();
            folded.merge(
                    new Key(key.organizationId(), key.projectId(), key.version(), ""),
                    new ProjectSighting(key.organizationId(), key.projectId(), key.version(), it.times()),
                    (one, other) -> new ProjectSighting(
                            key.organizationId(),
                            key.projectId(),
                            key.version(),
                            one.times().and(other.times())));
        }
        return List.copyOf(folded.values());
    }

    /** The environments of sightings, each once, in a fixed order. */
    static List<Place> places(List<Sighting> sightings) {
        return sightings.stream()
                .map(it -> new Place(it.key().organizationId(), it.key().environment()))
                .distinct()
                .sorted(Place.ORDER)
                .toList();
    }

    /** The distributions, in a fixed order. */
    List<Dist> dists() {
        return List.copyOf(dists);
    }
}
