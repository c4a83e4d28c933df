package dev.waybill.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When {@code ./waybill} builds, what it says if that fails, and whose turn it is. */
class LauncherBuildTest extends LauncherFixture {

    @Test
    void the_first_up_builds_and_the_second_does_not() throws Exception {
        Result first = waybill("up", "--detach");
        Result second = waybill("up");

        assertThat(first.status()).as(first.output()).isZero();
        assertThat(first.calls().getFirst())
                .startsWith("maven 3.9.9: -q -Dquick -pl deploy/local,ingest-service,")
                .endsWith(" -am install");
        assertThat(first.calls().getLast())
                .contains(" -cp " + root.toRealPath() + "/.waybill/launcher/lib/local.jar:/somewhere/library.jar ")
                .endsWith("dev.waybill.local.Main up --detach");
        assertThat(second.calls()).singleElement().asString().endsWith("Main up");
    }

    @Test
    void what_changed_or_went_is_built_again() throws Exception {
        waybill("up");
        buildWasAWhileAgo();
        touch(source);
        assertThat(waybill("up").calls()).hasSize(2);

        assertThat(waybill("up").calls()).hasSize(1);
        buildWasAWhileAgo();
        Files.delete(source);
        assertThat(waybill("up").calls()).hasSize(2);

        Files.delete(root.resolve("notify-service/target/quarkus-app/quarkus-run.jar"));
        assertThat(waybill("up").calls()).hasSize(2);
    }

    @Test
    void a_build_that_fails_is_told_and_nothing_starts() throws Exception {
        Result result = run(Map.of("BROKEN", "[INFO] so far so good\n[ERROR] does not compile"), directory, "up");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output())
                .contains("[ERROR] does not compile")
                .contains("the build failed")
                .doesNotContain("[INFO]");
        assertThat(result.calls()).noneMatch(call -> call.startsWith("java"));
        assertThat(waybill("up").calls()).hasSize(2);
    }

    @Test
    void a_build_that_fails_without_naming_an_error_is_told_by_its_last_lines() throws Exception {
        Result result = run(Map.of("BROKEN", "no space left on device"), directory, "up");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("no space left on device").contains("the build failed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void two_that_are_started_together_build_once(boolean psTells) throws Exception {
        if (!psTells) {
            assumeTrue(Files.exists(Path.of("/proc/self/cmdline")), "only ps tells of processes here");
            program(path.resolve("ps"), "#!/bin/sh\nexit 1\n");
        }
        Path hold = directory.resolve("hold");
        assertThat(new ProcessBuilder("mkfifo", hold.toString()).start().waitFor())
                .isZero();
        Map<String, String> held = Map.of("HOLD", hold.toString());
        Process first = start(held, directory, root.resolve("waybill"), "up");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(Path.of(hold + ".reached")));

        Process second = start(held, directory, root.resolve("waybill"), "up");
        BufferedReader said = second.inputReader(StandardCharsets.UTF_8);
        assertThat(said.readLine()).contains("another ./waybill (" + first.pid() + ") builds");
        Files.writeString(hold, "go on\n");

        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(first.exitValue(), second.exitValue())).containsOnly(0);
        assertThat(calls())
                .hasSize(3)
                .satisfiesOnlyOnce(call -> assertThat(call).startsWith("maven"));
    }

    @Test
    void the_turn_of_a_build_that_was_killed_holds_nobody_up() throws Exception {
        Path turn = turnOf(ended());

        assertThat(waybill("up").calls()).hasSize(2);

        assertThat(turn.resolveSibling("free")).exists();
    }

    /** While this one looks whether the holder is there still, another one has done so, too, and takes the turn; then it gives it back. */
    @Test
    void the_turn_of_a_build_that_was_killed_is_taken_by_only_one() throws Exception {
        Path turn = turnOf(ended());
        Path other = turn.resolveSibling("4711");
        program(path.resolve("ps"), """
                #!/bin/sh
                mv "%s" "%s" 2>/dev/null && exit
                mv "%s" "%s"
                echo ./waybill
                """.formatted(turn, other, other, turn.resolveSibling("free")));
        program(path.resolve("sleep"), "#!/bin/sh\n");

        Result result = waybill("up");

        assertThat(result.output()).contains("another ./waybill (4711) builds");
        assertThat(result.calls()).hasSize(2);
        assertThat(turn.resolveSibling("free")).exists();
    }

    /** Some file systems count whole seconds, so what is changed just after a build would be as old as that. */
    private void buildWasAWhileAgo() throws IOException {
        Path stamp = root.resolve(".waybill/launcher/stamp");
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().minusSeconds(10)));
    }

    private static long ended() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    /** It is the turn of that process to build. */
    private Path turnOf(long process) throws IOException {
        return write(root.resolve(".waybill/build.turn").resolve(Long.toString(process)), "");
    }
}
