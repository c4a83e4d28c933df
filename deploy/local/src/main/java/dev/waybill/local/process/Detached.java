package dev.waybill.local.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a program into a session of its own: Ctrl-C in the terminal then reaches the supervisor alone, which ends the
 * children in order. The process id stays that of the program.
 */
public final class Detached {

    private static final List<String> PREFIX = prefix();

    private Detached() {}

    public static List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(PREFIX);
        all.addAll(command);
        return List.copyOf(all);
    }

    /** Finds a program on the {@code PATH}. */
    public static Optional<Path> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        for (String directory : path.split(File.pathSeparator, -1)) {
            Path candidate = Path.of(directory, program);
            if (candidate.isAbsolute() && Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static List<String> prefix() {
        Optional<List<String>> setsid = find("setsid").map(program -> List.of(program.toString()));
        // macOS has no setsid program, but Perl.
        return setsid.or(() -> find("perl")
                        .map(program -> List.of(
                                program.toString(), "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV")))
                .orElse(List.of());
    }
}
