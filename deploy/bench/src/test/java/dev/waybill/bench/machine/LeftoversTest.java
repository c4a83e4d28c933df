package dev.waybill.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.local.home.Liveness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeftoversTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private Process parent;

    @AfterEach
    void end() {
        parent.descendants().forEach(ProcessHandle::destroyForcibly);
        parent.destroyForcibly();
    }

    @Test
    void endWithWhatTheyStarted() throws IOException {
        parent = start("sh", "-c", "sh -c 'sleep 600 & echo; wait' & wait");
        List<ProcessHandle> started = descendants();
        assertThat(started).hasSize(2);

        Leftovers.endBelow(parent.toHandle(), LONG_ENOUGH);

        assertThat(started).noneMatch(Liveness::alive);
    }

    @Test
    void areKilledIfTheyDoNotListen() throws IOException {
        parent = start("sh", "-c", "trap '' INT TERM; sleep 600 & echo; wait");
        List<ProcessHandle> started = descendants();

        Leftovers.endBelow(parent.toHandle(), Duration.ZERO);

        assertThat(started).hasSize(1).noneMatch(Liveness::alive);
    }

    @Test
    void endWithTheRun() throws Exception {
        parent = start(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Run.class.getName());
        List<ProcessHandle> started = descendants();
        assertThat(started).isNotEmpty();

        parent.destroy();

        assertThat(parent.waitFor(LONG_ENOUGH)).isTrue();
        assertThat(started).noneMatch(Liveness::alive);
    }

    /** A run that waits for what it has started. */
    static final class Run {

        public static void main(String[] arguments) throws Exception {
            Leftovers.endWithThisProcess();
            Process started = new ProcessBuilder("sleep", "600").start();
            System.out.println();
            started.waitFor();
        }
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Once the parent has printed a line. */
    private List<ProcessHandle> descendants() throws IOException {
        parent.inputReader(StandardCharsets.UTF_8).readLine();
        return parent.descendants().toList();
    }
}
