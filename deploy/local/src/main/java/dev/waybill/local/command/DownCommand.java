package dev.waybill.local.command;

import dev.waybill.local.home.Home;
import dev.waybill.local.home.InstanceLock;
import dev.waybill.local.process.Launch.StopSignal;
import dev.waybill.local.process.Signals;
import dev.waybill.local.stack.Orphans;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code down}: ends the supervisor, which ends the rest; whatever it left behind is ended too. */
public final class DownCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Home home;

    public DownCommand(Home home) {
        this.home = home;
    }

    public int run() {
        home.create();
        long begun = System.nanoTime();
        Optional<ProcessHandle> supervisor = home.pidFile("supervisor").process();
        supervisor.ifPresent(process -> Signals.end(process, StopSignal.TERM, PATIENCE));
        try (InstanceLock lock = InstanceLock.acquire(home)
                .orElseThrow(() -> new IllegalStateException(
                        "a process that is not ./waybill up supervises " + home.directory()))) {
            List<String> orphans = Orphans.end(home);
            home.pidFile("supervisor").delete();
            if (!orphans.isEmpty()) {
                System.out.println("ended what was left of an earlier run: " + String.join(", ", orphans));
            }
            boolean nothing = supervisor.isEmpty() && orphans.isEmpty();
            System.out.println(nothing ? "not running" : "down after " + UpCommand.seconds(System.nanoTime() - begun));
            return 0;
        }
    }
}
