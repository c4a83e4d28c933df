package dev.waybill.bench.machine;

import dev.waybill.local.process.Launch.StopSignal;
import dev.waybill.local.process.Signals;
import java.time.Duration;
import java.util.List;

/** The processes that a run has started, when it is interrupted and can no longer close them one by one. */
public final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftovers() {}

    /** From now on they end when this process does, however it is asked to, short of {@code kill -9}. */
    public static void endWithThisProcess() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> endBelow(ProcessHandle.current(), PATIENCE), "leftovers"));
    }

    /** Ends whatever the process has started, all at once; what has not ended after the given time is killed. */
    static void endBelow(ProcessHandle parent, Duration patience) {
        List<ProcessHandle> descendants = parent.descendants().toList();
        // Both signals: PostgreSQL waits for its clients upon the first, and what was started in the background may
        // ignore the second.
        descendants.forEach(ProcessHandle::destroy);
        descendants.parallelStream().forEach(process -> Signals.end(process, StopSignal.INT, patience));
    }
}
