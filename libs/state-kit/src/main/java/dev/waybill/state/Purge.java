package dev.waybill.state;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Forgets what can no longer be asked for: a record lives at most 30 days on its topic and 30 more as a dead letter, so what was handled
 * longer ago than that never comes again. Parts whose others never came go as well.
 */
@Singleton
final class Purge {

    private static final Logger LOG = Logger.getLogger(Purge.class);

    private static final List<String> TABLES = List.of("inbox", "fact_part");

    /** Rows a statement, so that no transaction holds many locks for long. */
    private static final int CHUNK = 5_000;

    private static final Duration EVERY = Duration.ofHours(1);

    private final DataSource dataSource;
    private final Clock clock;
    private final Duration retention;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("state-purge").factory());

    Purge(
            DataSource dataSource,
            Clock clock,
            @ConfigProperty(name = "waybill.state.retention", defaultValue = "62d") Duration retention) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.retention = retention;
    }

    /** Some time within the first hour, so that replicas do not do it together. */
    void start(@Observes StartupEvent event) {
        long first = RandomGenerator.getDefault().nextLong(EVERY.toMillis());
        executor.scheduleWithFixedDelay(this::quietly, first, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
    }

    /** Deletes what is older than the retention and says how many rows that were. */
    int run() {
        Instant before = clock.instant().minus(retention);
        return TABLES.stream().mapToInt(table -> purge(table, before)).sum();
    }

    private void quietly() {
        try {
            int rows = run();
            LOG.debugf("forgot %d rows of what was handled long ago", rows);
        } catch (DatabaseException e) {
            LOG.warnf("nothing purged, next try in an hour error=%s", e.getCause());
        }
    }

    private int purge(String table, Instant before) {
        String delete = "delete from " + table + " where ctid in (select ctid from " + table
                + " where at < ? order by at limit ? for update skip locked)";
        int total = 0;
        int rows;
        do {
            rows = Sql.with(dataSource, connection -> {
                try (PreparedStatement statement = connection.prepareStatement(delete)) {
                    statement.setObject(1, before.atOffset(ZoneOffset.UTC));
                    statement.setInt(2, CHUNK);
                    return statement.executeUpdate();
                }
            });
            total += rows;
        } while (rows == CHUNK);
        return total;
    }
}
