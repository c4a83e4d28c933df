package dev.waybill.local.command;

import dev.waybill.local.home.Home;
import dev.waybill.local.process.Detached;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Starts the supervisor as a process apart from the terminal, and shows what it says until it is healthy or gone. */
final class DetachedUp {

    private final Home home;
    private final List<String> supervisor;

    DetachedUp(Home home, List<String> supervisor) {
        this.home = home;
        this.supervisor = supervisor;
    }

    int run() {
        Path log = home.log("supervisor");
        try {
            Files.deleteIfExists(home.readyFile());
            Process process = new ProcessBuilder(Detached.command(supervisor))
                    .directory(home.directory().toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return follow(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the supervisor", e);
        }
    }

    private int follow(Process process, Path log) throws IOException {
        try (RandomAccessFile said = new RandomAccessFile(log.toFile(), "r")) {
            while (true) {
                boolean ended = !process.isAlive();
                boolean ready = Files.exists(home.readyFile());
                print(said);
                if (ready && said.getFilePointer() == said.length() && saidAll(log)) {
                    return 0;
                }
                if (ended) {
                    print(said);
                    boolean anotherOneRuns = process.exitValue() == 0 && ready;
                    return anotherOneRuns ? 0 : Math.max(1, process.exitValue());
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    /** The summary is what the supervisor says last. */
    private static boolean saidAll(Path log) throws IOException {
        return Files.readString(log).contains(Summary.LAST_LINE);
    }

    private static void print(RandomAccessFile said) throws IOException {
        byte[] fresh = new byte[(int) (said.length() - said.getFilePointer())];
        said.readFully(fresh);
        System.out.print(new String(fresh, StandardCharsets.UTF_8));
        System.out.flush();
    }
}
