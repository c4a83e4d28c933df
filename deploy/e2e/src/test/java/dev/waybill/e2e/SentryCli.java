package dev.waybill.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real {@code sentry-cli} binary, run with a fresh home and its telemetry off. */
record SentryCli(String name, Path binary) {

    private static final long LONGEST_RUN_SECONDS = 60;
    private static final long LONGEST_INSTALL_SECONDS = 120;

    /** What a run printed and how it ended. */
    record Run(int exitCode, String output) {}

    @Override
    public String toString() {
        return name;
    }

    /** Every client that this machine can run: the one inside the Maven plugin, and those of npm where npm is present. */
    static List<SentryCli> all(Path folder) {
        List<SentryCli> found = new ArrayList<>();
        found.add(ofMavenPlugin(folder));
        npm(folder, "3.8.0").ifPresent(found::add);
        npm(folder, "2.58.6").ifPresent(found::add);
        return List.copyOf(found);
    }

    /** The binary that ships inside {@code io.sentry:sentry-maven-plugin}. */
    static SentryCli ofMavenPlugin(Path folder) {
        String entry = "bin/sentry-cli-" + platform();
        Path binary = folder.resolve("maven-plugin").resolve("sentry-cli");
        try (InputStream bytes = SentryCli.class.getClassLoader().getResourceAsStream(entry)) {
            if (bytes == null) {
                throw new IllegalStateException("the Maven plugin has no " + entry);
            }
            Files.createDirectories(binary.getParent());
            Files.write(binary, bytes.readAllBytes());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        if (!binary.toFile().setExecutable(true)) {
            throw new IllegalStateException("cannot make " + binary + " executable");
        }
        return new SentryCli("sentry-maven-plugin", binary);
    }

    private static Optional<SentryCli> npm(Path folder, String version) {
        Path prefix = folder.resolve("npm-" + version);
        try {
            Files.createDirectories(prefix);
            Process install = new ProcessBuilder(
                            "npm",
                            "install",
                            "--no-audit",
                            "--no-fund",
                            "--ignore-scripts",
                            "--no-package-lock",
                            "--prefix",
                            prefix.toString(),
                            "@sentry/cli@" + version)
                    .redirectErrorStream(true)
                    .redirectOutput(prefix.resolve("install.log").toFile())
                    .start();
            if (!install.waitFor(LONGEST_INSTALL_SECONDS, TimeUnit.SECONDS) || install.exitValue() != 0) {
                install.destroyForcibly();
                return Optional.empty();
            }
            try (var files = Files.walk(prefix)) {
                return files.filter(file -> file.endsWith(Path.of("bin", "sentry-cli")))
                        .filter(file -> file.toString().contains("cli-"))
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .map(binary -> new SentryCli("@sentry/cli " + version, binary));
            }
        } catch (IOException npmIsAbsent) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Runs a command with the stack's variables and nothing else of this process's environment but the path. */
    Run run(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(binary.toString());
        command.addAll(List.of(arguments));
        try {
            Path home = Files.createTempDirectory("sentry-cli-home");
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
            Map<String, String> clean = builder.environment();
            clean.keySet().retainAll(List.of("PATH"));
            environment.forEach((name, value) -> {
                if (name.startsWith("SENTRY_")) {
                    clean.put(name, value);
                }
            });
            clean.put("HOME", home.toString());
            clean.put("SENTRY_CLI_NO_TELEMETRY", "1");
            clean.put("SENTRY_LOG_LEVEL", "info");
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("sentry-cli did not end: " + output);
            }
            return new Run(process.exitValue(), output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return "Darwin-universal";
        }
        return "aarch64".equals(System.getProperty("os.arch")) ? "Linux-aarch64" : "Linux-x86_64";
    }
}
