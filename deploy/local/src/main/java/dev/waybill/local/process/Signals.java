package dev.waybill.local.process;

import dev.waybill.local.home.Liveness;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends processes: first asked, then, when the time is over, forced. */
public final class Signals {

    private Signals() {}

    /** Asks, waits for at most the given time, then kills; returns when the process is gone. */
    public static void end(ProcessHandle process, Launch.StopSignal signal, Duration patience) {
        switch (signal) {
            case TERM -> process.destroy();
            case INT -> interrupt(process);
        }
        if (!Liveness.awaitEnd(process, patience)) {
            kill(process);
        }
    }

    /** Kills without asking; what the process had started itself goes too. */
    public static void kill(ProcessHandle process) {
        var descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        Liveness.awaitEnd(process, Duration.ofSeconds(10));
    }

    private static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
