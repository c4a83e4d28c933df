package dev.waybill.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Remembers a process by its id and the instant it started. Ids are used again by the operating system; a process that
 * started at another instant is a stranger and is never returned, so it is never ended either.
 */
public record PidFile(Path path) {

    /** The start is derived from the boot time, which clock corrections move by a second or so. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public void write(ProcessHandle process) {
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        PrivateFile.write(path, process.pid() + " " + start + "\n");
    }

    /** The process written here, if it is still that one and alive. */
    public Optional<ProcessHandle> process() {
        String content;
        try {
            content = Files.readString(path);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
        String[] parts = content.strip().split(" ", 2);
        try {
            long pid = Long.parseLong(parts[0]);
            Instant start = Instant.parse(parts.length == 2 ? parts[1] : "");
            return ProcessHandle.of(pid).filter(process -> Liveness.alive(process) && startedAt(process, start));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    private static boolean startedAt(ProcessHandle process, Instant start) {
        return process.info()
                .startInstant()
                .map(actual -> Duration.between(start, actual).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }
}
