package dev.waybill.e2e;

import dev.waybill.e2e.ClientProcess.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A real {@code sentry-cli} binary. */
record SentryCli(String name, Path binary) {

    @Override
    public String toString() {
        return name;
    }

    /** Every client that this machine can run: the one inside the Maven plugin, and those of npm where npm is present. */
    static List<SentryCli> all(Path folder) {
        List<SentryCli> found = new ArrayList<>();
        found.add(ofMavenPlugin(folder));
        npm("3.8.0").ifPresent(found::add);
        npm("2.58.6").ifPresent(found::add);
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

    private static Optional<SentryCli> npm(String version) {
        return NpmPackages.folderOf("@sentry/cli@" + version).flatMap(prefix -> {
            try (var files = Files.walk(prefix)) {
                return files.filter(file -> file.endsWith(Path.of("bin", "sentry-cli")))
                        .filter(Files::isRegularFile)
                        // @sentry/cli has a script of that name; the binary is in @sentry/cli-<platform>.
                        .filter(file ->
                                file.getName(file.getNameCount() - 3).toString().startsWith("cli-"))
                        .findFirst()
                        .map(binary -> new SentryCli("@sentry/cli " + version, binary));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    /** Runs a command in an empty folder. */
    Run run(Map<String, String> environment, String... arguments) {
        try {
            return runIn(Files.createTempDirectory("sentry-cli"), environment, arguments);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Runs a command in a folder. */
    Run runIn(Path folder, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(binary.toString());
        command.addAll(List.of(arguments));
        return ClientProcess.run(folder, environment, command);
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return "Darwin-universal";
        }
        return "aarch64".equals(System.getProperty("os.arch")) ? "Linux-aarch64" : "Linux-x86_64";
    }
}
