package dev.waybill.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The places of one stack on disk.
 *
 * @param root the repository; what is built is taken from here
 * @param directory data, run state, logs and secrets of this stack alone
 * @param ports where this stack listens
 */
public record Home(Path root, Path directory, Ports ports) {

    public Home {
        root = root.toAbsolutePath().normalize();
        directory = directory.toAbsolutePath().normalize();
    }

    /**
     * The stack that the environment names: {@code WAYBILL_PORT_BASE} moves the ports and, unless {@code WAYBILL_HOME}
     * says where, the files with them.
     */
    public static Home of(Path root, Map<String, String> environment) {
        Ports ports = Ports.parse(environment.getOrDefault("WAYBILL_PORT_BASE", ""));
        String chosen = environment.getOrDefault("WAYBILL_HOME", "");
        Path shared = root.resolve(".waybill");
        Path directory;
        if (!chosen.isBlank()) {
            directory = Path.of(chosen);
        } else if (ports.base() == Ports.DEFAULT_BASE) {
            directory = shared;
        } else {
            directory = shared.resolve("stack-" + ports.base());
        }
        return new Home(root, directory, ports);
    }

    /** What is derived from the build or from an archive and can be shared by every stack of this repository. */
    public Path shared() {
        return root.resolve(".waybill");
    }

    public Path data() {
        return directory.resolve("data");
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    public Path run() {
        return directory.resolve("run");
    }

    public PidFile pidFile(String process) {
        return new PidFile(run().resolve(process + ".pid"));
    }

    /** Exists while the stack is healthy; written by the supervisor, waited for by {@code up --detach}. */
    public Path readyFile() {
        return run().resolve("ready");
    }

    public Path secretsFile() {
        return directory.resolve("demo.properties");
    }

    public Path environmentFile() {
        return directory.resolve("local.env");
    }

    public Home create() {
        try {
            for (Path path : new Path[] {directory, data(), logs(), run(), shared()}) {
                Files.createDirectories(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + directory, e);
        }
        return this;
    }
}
