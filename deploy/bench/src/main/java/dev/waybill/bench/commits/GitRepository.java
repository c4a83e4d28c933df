package dev.waybill.bench.commits;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A bare repository of a run, and what the installed Git says about it. */
final class GitRepository {

    private final Path directory;

    private GitRepository(Path directory) {
        this.directory = directory;
    }

    /** Makes one with a generated history of that many commits. */
    static GitRepository generate(Path directory, int commits, long seed) {
        GitRepository repository = new GitRepository(directory);
        run(new ProcessBuilder("git", "init", "-q", "--bare", "-b", "main", directory.toString()));
        ProcessBuilder builder = new ProcessBuilder("git", "-C", directory.toString(), "fast-import", "--quiet");
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            HistoryStream.write(commits, seed, process.getOutputStream());
            require(process.waitFor() == 0, builder);
        } catch (IOException e) {
            throw new UncheckedIOException("Git has to be installed for this benchmark", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        // Hosts keep repositories packed, with bitmaps, so that a clone costs them little.
        repository.ask("repack", "-a", "-d", "-b", "-q", "--window=0");
        return repository;
    }

    /** The lines that Git answers. */
    List<String> ask(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(arguments));
        return run(new ProcessBuilder(command));
    }

    private static List<String> run(ProcessBuilder builder) {
        try {
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .toList();
            require(process.waitFor() == 0, builder);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("Git has to be installed for this benchmark", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void require(boolean holds, ProcessBuilder builder) {
        if (!holds) {
            throw new IllegalStateException("failed: " + String.join(" ", builder.command()));
        }
    }
}
