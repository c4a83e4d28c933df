package dev.waybill.local.stack;

import dev.waybill.local.home.Home;
import dev.waybill.local.kafka.Broker;
import dev.waybill.local.postgres.PostgresServer;
import dev.waybill.local.process.Launch.StopSignal;
import dev.waybill.local.process.Signals;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Processes of a stack whose supervisor is gone. */
public final class Orphans {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Orphans() {}

    /** Ends them in order: services, broker, database. Only to be called while nobody supervises this home. */
    public static List<String> end(Home home) {
        List<String> services =
                Arrays.stream(Service.values()).map(Service::process).toList();
        List<String> ended = new java.util.ArrayList<>();
        Steps.together(services.stream()
                .<Runnable>map(name -> () -> end(home, name, StopSignal.TERM, ended))
                .toList());
        end(home, Broker.NAME, StopSignal.TERM, ended);
        end(home, PostgresServer.INITDB, StopSignal.TERM, ended);
        end(home, PostgresServer.NAME, StopSignal.INT, ended);
        return List.copyOf(ended);
    }

    private static void end(Home home, String name, StopSignal signal, List<String> ended) {
        home.pidFile(name).process().ifPresent(process -> {
            Signals.end(process, signal, PATIENCE);
            synchronized (ended) {
                ended.add(name);
            }
        });
        home.pidFile(name).delete();
    }
}
