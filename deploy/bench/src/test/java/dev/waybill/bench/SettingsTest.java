package dev.waybill.bench;

import static dev.waybill.bench.Settings.Benchmark.CONSUME;
import static dev.waybill.bench.Settings.Benchmark.INGEST;
import static dev.waybill.bench.Settings.Benchmark.MICRO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {

    @Test
    void withoutANameWhatIsPromisedRuns() {
        assertThat(Settings.parse())
                .isEqualTo(new Settings(List.of(INGEST, CONSUME), 3, 15, 256, 500_000, 1_000_000, 100_000, 500));
    }

    @Test
    void namesAndOptionsMayBeMixed() {
        assertThat(Settings.parse(
                        "micro",
                        "--rounds",
                        "5",
                        "ingest",
                        "--seconds",
                        "4",
                        "--connections",
                        "64",
                        "--records",
                        "1000",
                        "--releases",
                        "2000",
                        "--commits",
                        "3000",
                        "--rate",
                        "50"))
                .isEqualTo(new Settings(List.of(MICRO, INGEST), 5, 4, 64, 1000, 2000, 3000, 50));
    }

    @ParameterizedTest
    @CsvSource({"nothing,1", "--rounds,", "--rounds,none", "--rounds,0", "--speed,3"})
    void whatIsNotUnderstoodIsNamed(String first, @Nullable String second) {
        assertThatThrownBy(() -> Settings.parse(second == null ? new String[] {first} : new String[] {first, second}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(first);
    }
}
