package dev.waybill.state;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Remembers the newest version of each aggregate that a consumer has applied, in the transaction of its effect. */
@ApplicationScoped
public class AppliedSequences {

    private static final String ADVANCE = """
            insert into applied_sequence (consumer, key, sequence, at) values (?, ?, ?, ?)
            on conflict (consumer, key) do update set sequence = excluded.sequence, at = excluded.at
            where applied_sequence.sequence < excluded.sequence""";

    private final DataSource dataSource;
    private final Clock clock;

    AppliedSequences(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * Whether a version is newer than all that were applied; if so it now counts as applied.
     *
     * @param consumer a name within the service that never changes, such as {@code ranges}
     * @param key the aggregate
     */
    @Transactional(TxType.MANDATORY)
    public boolean advance(String consumer, String key, long sequence) {
        return Sql.with(dataSource, connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(ADVANCE)) {
                upsert.setString(1, consumer);
                upsert.setString(2, key);
                upsert.setLong(3, sequence);
                upsert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
                return upsert.executeUpdate() == 1;
            }
        });
    }
}
