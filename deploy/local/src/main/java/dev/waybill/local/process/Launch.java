package dev.waybill.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * What it takes to start a process.
 *
 * @param command program and arguments
 * @param environment variables added to those of this process
 * @param directory working directory
 * @param log where standard output and error go
 * @param stopSignal what asks the program to end in good order
 */
public record Launch(
        List<String> command, Map<String, String> environment, Path directory, Path log, StopSignal stopSignal) {

    /** How a program is asked to end. */
    public enum StopSignal {
        TERM,
        INT
    }

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "Launch[" + command.getFirst() + "]";
    }

    Process start(boolean keepLog) throws IOException {
        Files.createDirectories(log.toAbsolutePath().resolveSibling("."));
        if (!keepLog && Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder = new ProcessBuilder(Detached.command(command))
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(Launch::wouldLeak);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Settings meant for this process, or for the developer's own programs, must not change a child's behaviour. */
    private static boolean wouldLeak(String variable) {
        return variable.startsWith("QUARKUS_")
                || variable.startsWith("WAYBILL_")
                || variable.startsWith("SENTRY_")
                || variable.startsWith("PG")
                || variable.startsWith("KAFKA_")
                || variable.equals("JAVA_TOOL_OPTIONS")
                || variable.equals("JDK_JAVA_OPTIONS")
                || variable.equals("CLASSPATH");
    }
}
