package dev.waybill.e2e;

import dev.waybill.local.home.Home;
import dev.waybill.local.home.Ports;
import dev.waybill.local.process.Child;
import dev.waybill.local.stack.Stack;
import dev.waybill.local.stack.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The one stack that all tests of the suite share: started by the first, on free ports and in a folder of its own, ended with the suite.
 * Before each class everything is made healthy again, whatever the class before killed.
 */
final class RunningStack implements BeforeAllCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static volatile Stack stack;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningStack.class))
                .computeIfAbsent(Holder.class, _ -> new Holder(), Holder.class);
        stack.awaitHealthy(PATIENCE);
    }

    static Map<String, String> environment() {
        return stack.env();
    }

    /** Where the stack keeps its data, as {@code WAYBILL_HOME} would name it. */
    static Path folder() {
        return stack.home().directory();
    }

    static List<String> memberEmails() {
        return List.of(environment().get("WAYBILL_MEMBER_EMAILS").split(","));
    }

    static Records records() {
        return new Records(environment().get("KAFKA_BOOTSTRAP_SERVERS"));
    }

    /** What an operator may ask of a service. */
    static Operator operator(String service) {
        Ports ports = stack.home().ports();
        int port = switch (service) {
            case "ingest" -> ports.ingest();
            case "release" -> ports.release();
            case "commit" -> ports.commit();
            case "notify" -> ports.notification();
            default -> throw new IllegalArgumentException(service);
        };
        return new Operator(port, environment().get("WAYBILL_OPERATOR_TOKEN"));
    }

    static void stop(String part) {
        part(part).stop();
    }

    static void start(String part) {
        part(part).start();
        part(part).awaitHealthy(PATIENCE);
    }

    /** {@code kill -9}; the stack starts the process again by itself. */
    static void kill(String part) {
        part(part).kill9();
    }

    /** Whether the system tells how much memory of a service was resident at most, and lets it be forgotten. */
    static boolean tellsPeaks(String service) {
        return Files.isReadable(proc(service, "status")) && Files.isWritable(proc(service, "clear_refs"));
    }

    /** Forgets how much memory of a service was resident at most; from now on it is what is resident now. */
    static void forgetPeak(String service) {
        try {
            Files.writeString(proc(service, "clear_refs"), "5", StandardOpenOption.WRITE);
        } catch (IOException notLinux) {
            throw new UncheckedIOException(notLinux);
        }
    }

    /** The memory of a service that was resident at most since {@link #forgetPeak}, given back or not. */
    static long peakBytes(String service) {
        try (var lines = Files.lines(proc(service, "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    * 1024;
        } catch (IOException notLinux) {
            throw new UncheckedIOException(notLinux);
        }
    }

    /**
     * Which dead letters the services have. To be compared with those of before: a list does not show payloads, so what a letter is about can not
     * always be told from it.
     */
    static Set<String> deadLetters() {
        return Stream.of("release", "commit", "notify")
                .flatMap(service -> operator(service).letters().stream()
                        .map(letter -> service + ": " + letter.get("id").asText()))
                .collect(Collectors.toSet());
    }

    private static Path proc(String service, String file) {
        return Path.of(
                "/proc", Long.toString(part(service).handle().orElseThrow().pid()), file);
    }

    private static Child part(String name) {
        return switch (name) {
            case "kafka" -> stack.broker();
            case "postgres" -> stack.postgres();
            default -> stack.service(name);
        };
    }

    /** Starts the stack when it is made and ends it with the suite. */
    private static final class Holder implements AutoCloseable {

        private final Path folder;

        Holder() {
            try {
                Path root = Path.of(System.getProperty("waybill.root"));
                folder = Files.createTempDirectory("waybill-e2e");
                stack = Stack.start(StackOptions.of(new Home(root, folder, Ports.free())));
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }

        @Override
        public void close() throws IOException {
            stack.close();
            keepLogs();
            try (var files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }

        /** What the parts said, for who has to find out why a test failed. */
        private static void keepLogs() throws IOException {
            Path kept = Files.createDirectories(Path.of("target", "stack-logs"));
            try (var logs = Files.list(stack.home().logs())) {
                for (Path log : logs.filter(Files::isRegularFile).toList()) {
                    Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
