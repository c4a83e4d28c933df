package dev.waybill.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Proportional set size: what processes really take, shared pages counted once. */
public final class Memory {

    private Memory() {}

    /** Bytes of the given processes and all they have started; nothing where the system does not tell (only Linux does). */
    public static OptionalLong of(Collection<ProcessHandle> processes) {
        if (!Files.isReadable(Path.of("/proc/self/smaps_rollup"))) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(processes.stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .mapToLong(ProcessHandle::pid)
                        .distinct()
                        .map(Memory::kibibytes)
                        .sum()
                * 1024);
    }

    private static long kibibytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // ended meanwhile
        }
    }
}
