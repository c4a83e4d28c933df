package dev.waybill.local.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Whether a process still does anything. One that ended but was never collected by its parent does not. */
public final class Liveness {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private Liveness() {}

    public static boolean alive(ProcessHandle process) {
        return process.isAlive() && !zombie(process.pid());
    }

    /** Waits until the process has ended; false when it has not after the given time. */
    public static boolean awaitEnd(ProcessHandle process, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (alive(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return true;
    }

    private static boolean zombie(long pid) {
        Path stat = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(stat)) {
            return false; // a system without /proc; there isAlive has to do
        }
        try {
            String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
            int state = line.lastIndexOf(')') + 2;
            return state < line.length() && (line.charAt(state) == 'Z' || line.charAt(state) == 'X');
        } catch (IOException e) {
            return true; // ended just now
        }
    }
}
