package dev.waybill.bench.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SeriesTest {

    @Test
    void theWorstDecides() {
        assertThat(new Series("up", "s", 3, List.of(1.0, 3.0, 2.5)).line())
                .matches("up +2.50 s +3.00 s +3.00 s reached +1.00 s, 3.00 s, 2.50 s");
        assertThat(new Series("up", "s", 3, List.of(1.0, 3.01, 1.0)).line())
                .matches("up +1.00 s +3.01 s +3.00 s missed .*");
    }

    @Test
    void whatTheSystemDoesNotTellIsNotReached() {
        assertThat(new Series("memory", "GB", 1.8, List.of(Double.NaN)).line()).contains("missed");
    }

    @Test
    void nothingMeasuredIsNoSeries() {
        assertThatThrownBy(() -> new Series("up", "s", 3, List.of())).hasMessageContaining("up");
    }

    @Test
    void theMemoryIsWhatTheLauncherSays() {
        assertThat(Launcher.Start.of(7_840_000_000L, "healthy after 7.1 s, 1.15 GB of memory (proportional set size)"))
                .isEqualTo(new Launcher.Start(7.84, 1.15));
        assertThat(Launcher.Start.of(1, "healthy after 7.1 s").gigabytes()).isNaN();
    }
}
