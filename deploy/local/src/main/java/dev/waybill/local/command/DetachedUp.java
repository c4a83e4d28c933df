package dev.waybill.local.command;

import dev.waybill.local.home.Home;
import dev.waybill.local.process.Detached;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts the supervisor as a process apart from the terminal, and shows what it says until it is healthy or gone.
 *
 * <p>Its log is appended to, because another one may be starting at this moment and writes there too.
 */
final class DetachedUp {

    /** A supervisor says a few lines a start, so the log is put aside rarely. */
    private static final long LARGEST_LOG = 1 << 20;

    private final Home home;
    private final List<String> supervisor;

    DetachedUp(Home home, List<String> supervisor) {
        this.home = home;
        this.supervisor = supervisor;
    }

    int run() {
        Path log = home.log("supervisor");
        try {
            long begin = end(log);
            Process process = new ProcessBuilder(Detached.command(supervisor))
                    .directory(home.directory().toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return follow(process, log, begin);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the supervisor", e);
        }
    }

    private static int follow(Process process, Path log, long begin) throws IOException {
        StringBuilder said = new StringBuilder();
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(begin);
            while (true) {
                boolean ended = !process.isAlive();
                said.append(print(file));
                // The summary is what a supervisor says last, also one that found another running.
                if (said.indexOf(Summary.LAST_LINE) >= 0) {
                    return 0;
                }
                if (ended) {
                    return Math.max(1, process.exitValue());
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    /** Where the log ends now; a large one is put aside before. */
    private static long end(Path log) throws IOException {
        if (!Files.exists(log)) {
            return 0;
        }
        if (Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            return 0;
        }
        return Files.size(log);
    }

    private static String print(RandomAccessFile file) throws IOException {
        byte[] fresh = new byte[(int) Math.max(0, file.length() - file.getFilePointer())];
        file.readFully(fresh);
        String text = new String(fresh, StandardCharsets.UTF_8);
        System.out.print(text);
        System.out.flush();
        return text;
    }
}
