package dev.waybill.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a client as CI would: the stack's variables, a fresh home, no telemetry, and nothing of this process's environment but the path. */
final class ClientProcess {

    private static final long LONGEST_RUN_SECONDS = 60;

    private ClientProcess() {}

    /** What a run printed and how it ended. */
    record Run(int exitCode, String output) {}

    /** Runs a command in a folder; of the variables only those of Sentry's clients are given. */
    static Run run(Path folder, Map<String, String> environment, List<String> command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            Map<String, String> clean = builder.environment();
            clean.keySet().retainAll(List.of("PATH"));
            environment.forEach((name, value) -> {
                if (name.startsWith("SENTRY_")) {
                    clean.put(name, value);
                }
            });
            clean.put("HOME", Files.createTempDirectory("client-home").toString());
            clean.put("SENTRY_CLI_NO_TELEMETRY", "1");
            clean.put("SENTRY_LOG_LEVEL", "info");
            clean.put("NO_COLOR", "1");
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end: " + output);
            }
            // sentry-cli repeats the command line, which is no answer.
            return new Run(
                    process.exitValue(),
                    output.replaceAll("(?m)^.* was invoked with the following command line.*\\R", ""));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
