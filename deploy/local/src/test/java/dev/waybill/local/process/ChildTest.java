package dev.waybill.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.local.home.PidFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: small shell scripts. */
class ChildTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FOREVER = "echo started; exec tail -f /dev/null";

    @TempDir
    Path directory;

    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final List<Child> children = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        children.forEach(Child::retire);
    }

    private PidFile pidFile() {
        return new PidFile(directory.resolve("child.pid"));
    }

    private Child child(String script, boolean restarts, BooleanSupplier healthy) {
        Launch launch = new Launch(
                List.of("sh", "-c", script),
                Map.of("WAYBILL_ANSWER", "42"),
                directory,
                directory.resolve("child.log"),
                Launch.StopSignal.TERM);
        Child child = new Child("child", () -> launch, healthy, pidFile(), reports::add, restarts);
        children.add(child);
        return child;
    }

    @Test
    void a_child_runs_apart_from_the_terminal_until_it_is_stopped() {
        Child child = child(FOREVER, true, () -> true);
        child.start();
        child.awaitHealthy(PATIENCE);
        ProcessHandle process = child.handle().orElseThrow();
        assertThat(pidFile().process()).contains(process);

        child.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(pidFile().process()).isEmpty();
        assertThat(reports).isEmpty();
    }

    @Test
    void a_killed_child_comes_back_and_the_death_is_told() {
        Child child = child(FOREVER, true, () -> true);
        child.start();
        ProcessHandle first = child.handle().orElseThrow();

        child.kill9();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(child.handle())
                        .hasValueSatisfying(process -> assertThat(process).isNotEqualTo(first)));
        assertThat(reports).singleElement().asString().contains("child ended (exit 137)");
    }

    @Test
    void without_restarts_a_killed_child_stays_dead_until_it_is_started() {
        Child child = child(FOREVER, false, () -> true);
        child.start();

        child.kill9();

        assertThat(child.handle()).isEmpty();
        child.start();
        assertThat(child.handle()).isPresent();
    }

    @Test
    void a_child_that_does_not_come_up_is_told_with_its_last_words() {
        Child child = child("echo could not find the thing; exit 3", true, () -> false);

        assertThatThrownBy(() -> child.startHealthy(PATIENCE))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("child ended instead of getting ready")
                .hasMessageContaining("could not find the thing");
    }

    @Test
    void a_child_that_takes_too_long_is_told_too() {
        Child child = child(FOREVER, true, () -> false);
        child.start();

        assertThatThrownBy(() -> child.awaitHealthy(Duration.ofMillis(100)))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("is not ready");
    }

    @Test
    void a_child_that_does_not_listen_is_forced() {
        Child child = child("trap '' TERM; echo deaf; while true; do sleep 1; done", true, () -> true);
        child.start();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(directory.resolve("child.log")).content().contains("deaf"));
        ProcessHandle process = child.handle().orElseThrow();

        child.stop(Duration.ofMillis(200));

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void a_retired_child_never_starts_again() {
        Child child = child(FOREVER, true, () -> true);
        child.start();
        child.retire();

        assertThatThrownBy(child::start).isInstanceOf(IllegalStateException.class);
        assertThat(child.handle()).isEmpty();
    }

    @Test
    void the_log_of_the_run_before_is_kept_beside() throws Exception {
        Child child = child("echo $WAYBILL_ANSWER ${SENTRY_URL:-none}; " + FOREVER, true, () -> true);
        child.start();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(directory.resolve("child.log")).content().contains("42 none"));

        child.restart();

        assertThat(Files.readString(directory.resolve("child.log.1"))).contains("42");
    }

    @Test
    void pauses_grow_and_end() {
        Backoff backoff = new Backoff();
        List<Duration> pauses = java.util.stream.IntStream.range(0, Backoff.TRIES)
                .mapToObj(index -> backoff.next(Duration.ZERO))
                .toList();

        assertThat(pauses).isSorted().endsWith(Duration.ofSeconds(10)).startsWith(Duration.ofMillis(200));
        assertThat(backoff.next(Duration.ZERO)).isNegative();
        assertThat(backoff.next(Backoff.STABLE)).isEqualTo(Duration.ofMillis(200));
    }
}
