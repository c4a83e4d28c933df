package dev.waybill.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Clients that npm serves: in the folder that {@value #PROPERTY} names, else installed once into the module's target folder. Where there is
 * no npm, or its registry does not answer, there are none.
 */
final class NpmPackages {

    /** Names a folder that holds one folder for each set of packages, called like {@code sentry-0.49.0}. */
    static final String PROPERTY = "waybill.e2e.npm";

    private static final long LONGEST_INSTALL_SECONDS = 120;

    private NpmPackages() {}

    /**
     * The folder in whose {@code node_modules} the packages are.
     *
     * @param packages such as {@code @sentry/cli@3.8.0}; the first is the client
     */
    static Optional<Path> folderOf(String... packages) {
        String name = packages[0].replaceAll("[@/]+", "-").replaceFirst("^-", "");
        Path prefix = Path.of(System.getProperty(PROPERTY, "target/npm"), name).toAbsolutePath();
        Path client = prefix.resolve("node_modules").resolve(packages[0].replaceFirst("@[^@/]+$", ""));
        if (!Files.isDirectory(client)) {
            install(prefix, packages);
        }
        try {
            return Files.isDirectory(client) ? Optional.of(prefix.toRealPath()) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether a program of the packages runs here: it may need a newer Node.js, or a part for this machine that the registry does not serve. */
    static boolean runs(Path folder, String program) {
        String path = folder.resolve("node_modules/.bin").resolve(program).toString();
        return ClientProcess.run(folder, Map.of(), List.of(path, "--version")).exitCode() == 0;
    }

    /** What an install left that did not come to its end looks like a client and is none. */
    private static void removePart(Path modules) throws IOException {
        if (Files.exists(modules)) {
            try (Stream<Path> files = Files.walk(modules)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void install(Path prefix, String... packages) {
        List<String> command = new ArrayList<>(List.of(
                "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock", "--prefix"));
        command.add(prefix.toString());
        command.addAll(List.of(packages));
        try {
            Files.createDirectories(prefix);
            Process install = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(prefix.resolve("install.log").toFile())
                    .start();
            if (!install.waitFor(LONGEST_INSTALL_SECONDS, TimeUnit.SECONDS)) {
                install.destroyForcibly().waitFor();
            }
            if (install.exitValue() != 0) {
                removePart(prefix.resolve("node_modules"));
            }
        } catch (IOException npmIsAbsent) {
            System.err.println("no npm: " + npmIsAbsent.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
