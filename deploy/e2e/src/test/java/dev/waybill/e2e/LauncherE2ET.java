package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.local.Main;
import dev.waybill.local.home.Home;
import dev.waybill.local.home.Liveness;
import dev.waybill.local.home.Ports;
import dev.waybill.local.process.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's commands as a person gives them, one process each, on a stack of its own; {@code LauncherCommandTest} and its neighbours have the script before them. */
final class LauncherE2ET {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Pattern MEMORY = Pattern.compile("([0-9.]+) GB of memory");
    private static final double MEMORY_AIM = 1.8;
    private static final List<String> PARTS = List.of(
            "supervisor", "postgres", "kafka", "ingest-service", "release-service", "commit-service", "notify-service");

    @TempDir
    Path folder;

    private Home home;

    /** What a command said and how it ended. */
    private record Said(int status, String text) {}

    @BeforeEach
    void choosePorts() {
        home = new Home(Path.of(System.getProperty("waybill.root")), folder.resolve("a home"), Ports.free()).create();
    }

    @AfterEach
    void leaveNothing() throws Exception {
        waybill("down");
    }

    /** On a fresh build the first start trains the services' caches besides. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void upStaysOnceSurvivesAKilledSupervisorAndIsTakenDownWhole() throws Exception {
        Said up = waybill("up", "--detach");

        assertThat(up.status()).as(up.text()).isZero();
        assertThat(up.text())
                .contains("healthy after ")
                .contains("http://127.0.0.1:" + home.ports().edge());
        takesNoMoreThanItMay(up);
        List<ProcessHandle> first = processes();
        assertThat(first).hasSameSizeAs(PARTS);

        Said second = waybill("up");

        assertThat(second.status()).as(second.text()).isZero();
        assertThat(second.text()).startsWith("already running").contains("/mail/");
        assertThat(processes()).isEqualTo(first);

        first.getFirst().destroyForcibly();
        assertThat(Liveness.awaitEnd(first.getFirst(), Duration.ofSeconds(60))).isTrue();
        assertThat(first.subList(1, first.size())).allMatch(Liveness::alive);
        Said again = waybill("up", "--detach");

        assertThat(again.status()).as(again.text()).isZero();
        assertThat(again.text())
                .contains("ended what was left of an earlier run: ")
                .contains("healthy after ");
        assertThat(first).noneMatch(Liveness::alive);
        List<ProcessHandle> last = processes();
        assertThat(last).hasSameSizeAs(PARTS);

        Said down = waybill("down");

        assertThat(down.status()).as(down.text()).isZero();
        assertThat(down.text()).startsWith("down after ");
        isGone(last);
        assertThat(waybill("down").text()).startsWith("not running");
    }

    @Test
    void ctrlCDuringTheStartIsNoFailure() throws Exception {
        assumeTrue(!interruptsAreIgnored(), "whoever runs this has Ctrl-C switched off, and processes inherit that");
        Process up = start("up");
        List<ProcessHandle> begun = awaitBeginning();

        assertThat(new ProcessBuilder("sh", "-c", "kill -INT " + up.pid())
                        .start()
                        .waitFor())
                .isZero();

        Said said = said(up);
        assertThat(said.status()).isEqualTo(128 + 2);
        hasNoFailure(said);
        isGone(begun);
    }

    @Test
    void downDuringTheStartIsNoFailure() throws Exception {
        Process up = start("up", "--detach");
        List<ProcessHandle> begun = awaitBeginning();

        Said down = waybill("down");

        assertThat(down.status()).as(down.text()).isZero();
        Said said = said(up);
        isGone(begun);
        assumeFalse(said.text().contains("healthy after "), "the start was over before it was ended");
        assertThat(said.status()).isNotZero();
        hasNoFailure(said);
    }

    private static void takesNoMoreThanItMay(Said up) {
        Matcher memory = MEMORY.matcher(up.text());
        if (Files.isReadable(Path.of("/proc/self/smaps_rollup"))) {
            assertThat(memory.find()).as(up.text()).isTrue();
            assertThat(Double.parseDouble(memory.group(1))).isLessThanOrEqualTo(MEMORY_AIM);
        }
    }

    private static void hasNoFailure(Said said) {
        assertThat(said.text()).doesNotContain("waybill:").doesNotContain("instead of getting ready");
    }

    private void isGone(List<ProcessHandle> processes) throws IOException {
        assertThat(processes).noneMatch(Liveness::alive);
        assertThat(processes()).isEmpty();
        assertThat(home.ports().firstTaken()).isEmpty();
        assertThat(home.readyFile()).doesNotExist();
    }

    /** Until the supervisor has begun to start something, which takes longer to be ready. */
    private List<ProcessHandle> awaitBeginning() {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> home.pidFile("kafka").process().isPresent());
        return processes();
    }

    /** Those of the parts that run, the supervisor first. */
    private List<ProcessHandle> processes() {
        return PARTS.stream()
                .flatMap(part -> home.pidFile(part).process().stream())
                .toList();
    }

    private Said waybill(String... arguments) throws Exception {
        return said(start(arguments));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new JavaCommand(96)
                .with(List.of("-Dwaybill.root=" + home.root()))
                .main(System.getProperty("java.class.path"), Main.class, arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("WAYBILL_"));
        builder.environment().put("WAYBILL_HOME", home.directory().toString());
        builder.environment()
                .put("WAYBILL_PORT_BASE", Integer.toString(home.ports().base()));
        return builder.start();
    }

    private static Said said(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("does not end: " + text);
        }
        return new Said(process.exitValue(), text);
    }

    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(
                            line.substring("SigIgn:".length()).strip(), 16))
                    .anyMatch(mask -> (mask & 2) != 0);
        }
    }
}
