package dev.waybill.commit;

import dev.waybill.test.GitHttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A bare repository that the installed Git makes and is asked about. */
public final class GitRepository {

    private final Path directory;

    private GitRepository(Path directory) {
        this.directory = directory;
    }

    public static boolean isGitInstalled() {
        return GitHttpServer.isGitInstalled();
    }

    public static GitRepository create(Path directory) {
        GitRepository repository = new GitRepository(directory);
        run(directory.getParent(), null, "git", "init", "-q", "--bare", directory.toString());
        return repository;
    }

    public Path directory() {
        return directory;
    }

    public String url() {
        return "file://" + directory;
    }

    /** Feeds {@code git fast-import}. */
    public void fastImport(String stream) {
        git(stream, "fast-import", "--quiet", "--force");
    }

    /** The lines that Git answers. */
    public List<String> ask(String... arguments) {
        String answer = git(null, arguments);
        return answer.isEmpty() ? List.of() : Arrays.asList(answer.split("\n"));
    }

    public String one(String... arguments) {
        return ask(arguments).getFirst();
    }

    private String git(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return run(directory, input, command.toArray(String[]::new));
    }

    private static String run(Path where, String input, String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
            builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
            Process process = builder.start();
            CompletableFuture<byte[]> answer = CompletableFuture.supplyAsync(() -> {
                try {
                    return process.getInputStream().readAllBytes();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            if (input != null) {
                process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            }
            process.getOutputStream().close();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
            return new String(answer.join(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
