package dev.waybill.commit.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.jspecify.annotations.Nullable;

/** Ends a fetch that takes too long or too much. */
final class Watch extends EmptyProgressMonitor {

    private static final Duration PACE = Duration.ofSeconds(1);

    private final Path directory;
    private final Clock clock;
    private final Instant deadline;
    private final long mostBytes;
    private Instant nextLook;
    private @Nullable String reason;

    Watch(Path directory, Clock clock, Duration longest, long mostBytes) {
        this.directory = directory;
        this.clock = clock;
        this.deadline = clock.instant().plus(longest);
        this.mostBytes = mostBytes;
        this.nextLook = clock.instant();
    }

    /** Why it was ended; null if it was not. */
    @Nullable
    String reason() {
        return reason;
    }

    @Override
    public boolean isCancelled() {
        Instant now = clock.instant();
        if (reason == null && now.isAfter(deadline)) {
            reason = "The fetch took too long.";
        } else if (reason == null && now.isAfter(nextLook)) {
            nextLook = now.plus(PACE);
            if (size(directory) > mostBytes) {
                reason = "The repository is larger than what is copied.";
            }
        }
        return reason != null;
    }

    /** The bytes below a directory; files that vanish meanwhile do not count. */
    static long size(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(Watch::length).sum();
        } catch (IOException | UncheckedIOException vanished) {
            return 0;
        }
    }

    private static long length(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException vanished) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
