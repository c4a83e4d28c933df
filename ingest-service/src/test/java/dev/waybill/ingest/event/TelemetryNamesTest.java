package dev.waybill.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryNamesTest {

    @ParameterizedTest
    @MethodSource("allowedReleases")
    void keepsAReleaseThatIsAllowed(String name) {
        assertThat(TelemetryNames.release(name)).isEqualTo(name);
    }

    static Stream<String> allowedReleases() {
        return Stream.of(
                "1.2.3+dev", "a".repeat(200), "1.2.1 (123)", "1–1", "hello world", "@scope/x".replace('/', ':'), "😀");
    }

    @ParameterizedTest
    @MethodSource("forbiddenReleases")
    void dropsAReleaseThatIsNot(String name) {
        assertThat(TelemetryNames.release(name)).isNull();
    }

    static Stream<String> forbiddenReleases() {
        return Stream.of(
                "",
                " ",
                "\t",
                "\n",
                ".",
                "..",
                " .. ",
                "latest",
                "Latest",
                "a/b",
                "a\\b",
                "1.\n2.3",
                "1.\f3",
                "1\u00003",
                "1\u007f3",
                "a".repeat(201));
    }

    @Test
    void cutsWhiteSpaceAround() {
        assertThat(TelemetryNames.release(" 1.0\n")).isEqualTo("1.0");
        assertThat(TelemetryNames.environment(" prod ")).isEqualTo("prod");
        assertThat(TelemetryNames.dist("\t17 ")).isEqualTo("17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "none", "None", "a/b", "a\nb"})
    void dropsAnEnvironmentThatIsNotAllowed(String name) {
        assertThat(TelemetryNames.environment(name)).isNull();
    }

    @Test
    void boundsEnvironmentAndDist() {
        assertThat(TelemetryNames.environment("e".repeat(64))).hasSize(64);
        assertThat(TelemetryNames.environment("e".repeat(65))).isNull();
        assertThat(TelemetryNames.dist("d".repeat(64))).hasSize(64);
        assertThat(TelemetryNames.dist("d".repeat(65))).isNull();
    }

    @Test
    void leavesAbsentAbsent() {
        assertThat(TelemetryNames.release(null)).isNull();
        assertThat(TelemetryNames.environment(null)).isNull();
        assertThat(TelemetryNames.dist(null)).isNull();
    }
}
