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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: small shell scripts. */
class OneShotTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private OneShot program;
    private PidFile pidFile;

    private OneShot program() {
        pidFile = new PidFile(directory.resolve("program.pid"));
        program = new OneShot("program", pidFile);
        return program;
    }

    @AfterEach
    void end() {
        program.retire();
    }

    private Launch launch(String script) {
        return new Launch(
                List.of("sh", "-c", script),
                Map.of(),
                directory,
                directory.resolve("program.log"),
                Launch.StopSignal.TERM);
    }

    @Test
    void what_ends_well_has_done_its_work() {
        program().run(launch("echo done > result"), PATIENCE);

        assertThat(directory.resolve("result")).hasContent("done");
        assertThat(pidFile.path()).doesNotExist();
    }

    @Test
    void what_fails_or_takes_too_long_is_told_with_its_last_lines() {
        assertThatThrownBy(() -> program().run(launch("echo no room; exit 3"), PATIENCE))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("program failed (exit 3)")
                .hasMessageContaining("no room");
        assertThatThrownBy(() -> program().run(launch("exec tail -f /dev/null"), Duration.ofMillis(50)))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("is not done after");
        assertThat(pidFile.path()).doesNotExist();
    }

    @Test
    void what_is_retired_ends_and_never_runs_again() {
        OneShot running = program();
        CompletableFuture<Void> run =
                CompletableFuture.runAsync(() -> running.run(launch("exec tail -f /dev/null"), PATIENCE));
        await().atMost(PATIENCE).until(() -> pidFile.process().isPresent());
        ProcessHandle process = pidFile.process().orElseThrow();

        running.retire();

        assertThat(process.isAlive()).isFalse();
        assertThatThrownBy(run::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(StartFailed.class);
        assertThatThrownBy(() -> running.run(launch("touch again"), PATIENCE))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Files.exists(directory.resolve("again"))).isFalse();
    }
}
