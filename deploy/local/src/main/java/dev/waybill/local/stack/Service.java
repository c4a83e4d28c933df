package dev.waybill.local.stack;

import dev.waybill.local.home.Ports;
import java.util.Arrays;
import java.util.Locale;

/** The four services, as the launcher runs them. */
enum Service {
    INGEST(192, false),
    RELEASE(192, true),
    COMMIT(160, true),
    NOTIFY(128, true);

    private final int heap;
    private final boolean database;

    Service(int heap, boolean database) {
        this.heap = heap;
        this.database = database;
    }

    static Service named(String name) {
        return Arrays.stream(values())
                .filter(service ->
                        service.id().equals(name) || service.process().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service is called " + name));
    }

    /** As routes, databases and consumer groups name it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As modules, logs and people name it. */
    String process() {
        return id() + "-service";
    }

    int port(Ports ports) {
        return switch (this) {
            case INGEST -> ports.ingest();
            case RELEASE -> ports.release();
            case COMMIT -> ports.commit();
            case NOTIFY -> ports.notification();
        };
    }

    /** Most megabytes of heap. */
    int heap() {
        return heap;
    }

    boolean hasDatabase() {
        return database;
    }
}
