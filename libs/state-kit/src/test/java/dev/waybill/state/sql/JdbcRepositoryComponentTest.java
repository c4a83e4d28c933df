package dev.waybill.state.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.kit.retry.Transience;
import dev.waybill.state.DatabaseException;
import dev.waybill.test.InfraResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class JdbcRepositoryComponentTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Inject
    DataSource dataSource;

    private Seen seen;

    /** Rows of a table that every service has, under a name of the test's own. */
    private static final class Seen extends JdbcRepository {

        private final String consumer = "jdbc-" + UUID.randomUUID();

        Seen(DataSource dataSource) {
            super(dataSource);
        }

        int add(List<UUID> ids) {
            return update(
                    "insert into inbox (consumer, event_id, at) select ?, r.id, r.at from unnest(?, ?) as r (id, at)",
                    new SqlColumns()
                            .value(consumer)
                            .column("uuid", ids, id -> id)
                            .moments(ids, _ -> NOON));
        }

        List<UUID> all() {
            return query(
                    "select event_id from inbox where consumer = ? and at = ? order by event_id",
                    new SqlColumns().value(consumer).value(NOON),
                    row -> row.getObject("event_id", UUID.class));
        }

        List<Boolean> isNothing() {
            return query("select cast(? as text) is null", new SqlColumns().value(null), row -> row.getBoolean(1));
        }
    }

    @BeforeEach
    void begin() {
        seen = new Seen(dataSource);
    }

    @Test
    void withoutATransactionEachStatementIsOneByItself() {
        List<UUID> ids = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));

        assertThat(seen.add(ids)).isEqualTo(3);

        assertThat(seen.all()).isEqualTo(ids);
        // Nothing of a statement that fails, though two of its rows are new.
        assertThatThrownBy(() -> seen.add(List.of(new UUID(0, 4), new UUID(0, 5), new UUID(0, 1))))
                .isInstanceOf(DatabaseException.class);
        assertThat(seen.all()).isEqualTo(ids);
    }

    @Test
    void withinATransactionItIsPartOfIt() {
        List<UUID> ids = List.of(new UUID(0, 1));

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    seen.add(ids);
                    assertThat(seen.all()).isEqualTo(ids);
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");

        assertThat(seen.all()).isEmpty();
    }

    @Test
    void takesNothingAsAValue() {
        assertThat(seen.isNothing()).containsExactly(true);
    }

    @Test
    void aFailureThatComesAgainIsNoPassingOne() {
        seen.add(List.of(new UUID(0, 1)));

        assertThatThrownBy(() -> seen.add(List.of(new UUID(0, 1))))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("23505")
                .matches(failure -> !Transience.isTransient(failure));
    }

    @Test
    void readsMoments() {
        assertThat(SqlColumns.moment(OffsetDateTime.parse("2026-11-24T13:00:00+01:00")))
                .isEqualTo(NOON);
        assertThat(SqlColumns.moment(null)).isNull();
    }
}
