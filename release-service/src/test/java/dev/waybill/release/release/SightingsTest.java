package dev.waybill.release.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.release.release.Sightings.Dist;
import dev.waybill.release.release.Sightings.Key;
import dev.waybill.release.release.Sightings.Sighting;
import dev.waybill.release.release.Sightings.Times;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SightingsTest {

    private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void foldsSightingsOfOneKey() {
        Sightings sightings = Sightings.of(List.of(
                seen(1, "1.0", "production", null, 10),
                seen(1, "1.0", "production", null, 5),
                seen(2, "1.0", null, null, 7)));

        assertThat(sightings.all())
                .containsExactly(
                        new Sighting(
                                new Key(1, 1, "1.0", "production"), new Times(T0.plusSeconds(5), T0.plusSeconds(11))),
                        new Sighting(new Key(1, 2, "1.0", ""), new Times(T0.plusSeconds(7), T0.plusSeconds(8))));
        assertThat(sightings.refused()).isZero();
    }

    @Test
    void keepsWhatCanBeKept() {
        Sightings sightings = Sightings.of(List.of(
                seen(1, "latest", "production", null, 0),
                seen(1, "a/b", "production", null, 0),
                seen(1, " 2.0 ", "none", "bad dist", 0),
                seen(1, "3.0", "a/b", "17", 0)));

        assertThat(sightings.refused()).isEqualTo(2);
        assertThat(sightings.all())
                .extracting(Sighting::key)
                .containsExactly(new Key(1, 1, "2.0", ""), new Key(1, 1, "3.0", ""));
        assertThat(sightings.dists()).containsExactly(new Dist(1, "3.0", "17"));
    }

    @Test
    void foldsEnvironmentsOfAProject() {
        Sightings sightings =
                Sightings.of(List.of(seen(1, "1.0", "production", null, 10), seen(1, "1.0", "staging", null, 5)));

        assertThat(Sightings.byProject(sightings.all()))
                .containsExactly(
                        new Sightings.ProjectSighting(1, 1, "1.0", new Times(T0.plusSeconds(5), T0.plusSeconds(11))));
    }

    private static ReleaseSeen seen(
            long project, String version, @Nullable String environment, @Nullable String dist, int second) {
        return new ReleaseSeen(
                1, project, version, environment, dist, T0.plusSeconds(second), T0.plusSeconds(second + 1), 1);
    }
}
