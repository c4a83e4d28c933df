package dev.waybill.local.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFileTest {

    @TempDir
    Path directory;

    private PidFile file() {
        return new PidFile(directory.resolve("some.pid"));
    }

    @Test
    void a_living_process_is_found_again() {
        file().write(ProcessHandle.current());

        assertThat(file().process()).contains(ProcessHandle.current());
    }

    @Test
    void a_stranger_with_the_same_id_is_not() throws IOException {
        Files.writeString(
                file().path(), ProcessHandle.current().pid() + " " + Instant.parse("2020-01-01T00:00:00Z") + "\n");

        assertThat(file().process()).isEmpty();
    }

    @Test
    void an_ended_process_is_not() throws Exception {
        Process process = new ProcessBuilder("cat").start();
        file().write(process.toHandle());
        assertThat(file().process()).isPresent();

        process.destroyForcibly().waitFor();

        assertThat(file().process()).isEmpty();
    }

    @Test
    void a_process_that_ended_and_was_never_collected_is_not_alive() throws Exception {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; exec tail -f /dev/null").start();
        try (BufferedReader said = parent.inputReader()) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            file().write(child);
            assertThat(file().process()).isPresent();

            child.destroyForcibly();
            assertThat(Liveness.awaitEnd(child, Duration.ofSeconds(20))).isTrue();
            assertThat(file().process()).isEmpty();
        } finally {
            parent.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "12", "x y", "12 yesterday", "-1 2020-01-01T00:00:00Z"})
    void a_file_that_says_nothing_finds_nothing(String content) throws IOException {
        Files.writeString(file().path(), content);

        assertThat(file().process()).isEmpty();
    }

    @Test
    void no_file_finds_nothing_and_deletes_without_complaint() {
        assertThat(file().process()).isEmpty();
        file().delete();
    }
}
