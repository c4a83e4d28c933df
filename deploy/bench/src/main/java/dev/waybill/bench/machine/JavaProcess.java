package dev.waybill.bench.machine;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A Java process of the benchmark: what is compared runs with the same flags. Closed, it ends. */
public final class JavaProcess implements AutoCloseable {

    /** What servers and consumers that are compared run with. */
    public static final List<String> SERVER_FLAGS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC");

    /** What the load driver runs with. */
    public static final List<String> DRIVER_FLAGS = List.of("-Xmx128m", "-XX:+UseSerialGC");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String name;
    private final Process process;
    private final Path log;

    private JavaProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts a class of this class path; its output goes to {@code <name>.log} in the folder. */
    public static JavaProcess start(Path folder, String name, List<String> flags, Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>(flags);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return start(folder, name, command, Map.of());
    }

    /** Starts a packaged service. */
    public static JavaProcess startJar(
            Path folder, String name, List<String> flags, Path jar, Map<String, String> environment) {
        List<String> command = new ArrayList<>(flags);
        command.addAll(List.of("-jar", jar.toString()));
        return start(folder, name, command, environment);
    }

    private static JavaProcess start(Path folder, String name, List<String> rest, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.addAll(rest);
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Settings of whoever runs the benchmark must not change what it measures.
        builder.environment().keySet().removeIf(variable -> variable.matches("(QUARKUS|WAYBILL|KAFKA)_.*|J.*_OPTIONS"));
        builder.environment().putAll(environment);
        try {
            return new JavaProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new IllegalStateException("cannot start " + name, e);
        }
    }

    /** Waits until somebody listens on the port. */
    public JavaProcess awaitPort(int port) {
        return await("listens on " + port, () -> listens(port));
    }

    /** Waits until something holds; if it ends before or takes too long, fails with the process' output and ends it. */
    public JavaProcess await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                String failure = process.isAlive() ? " is late: not yet: " + what : " ended";
                close();
                throw new IllegalStateException(name + failure + "\n" + output());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return this;
    }

    /** Fails with the process' output if it has ended. */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended\n" + output());
        }
    }

    /** Waits until the process has ended by itself and returns what it printed. */
    public String result(Duration patience) {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(name + " failed\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " ran", e);
        }
        return output();
    }

    /** Processor time so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Holds the process where it is, so that work can pile up in front of it. */
    public void suspend() {
        signal("STOP");
    }

    /** Lets it go on. */
    public void resume() {
        signal("CONT");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(no output: " + e.getMessage() + ")";
        }
    }

    /** Without the services: they bring extensions of Vert.x, which would work in what they are compared with too. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("ingest-service"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void signal(String signal) {
        try {
            int status = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + signal + " " + name + " failed");
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot signal " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
