package dev.waybill.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.notify.SmtpResource;
import dev.waybill.notify.channel.Outcome;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The queue without its sender: on channels that no bean serves. */
@QuarkusTest
@WithTestResource(InfraResource.class)
@WithTestResource(SmtpResource.class)
class QueueComponentTest {

    private static final AtomicInteger CHANNELS = new AtomicInteger();
    private static final AtomicInteger NOTICES = new AtomicInteger(500_000);

    private static final String NOTICE = """
            {"deployId": 1, "organization": {"id": 1, "slug": "demo", "name": "Demo"}, "version": "1", "environment": "production",
             "projects": [], "totalProjects": 0, "finishedAt": "2026-11-24T10:40:00Z", "direction": "FORWARD", "complete": true,
             "totalCommits": 0, "contributions": [], "authorsLeftOut": 0}""";

    @Inject
    DataSource database;

    @Inject
    ClaimDeliveries claimDeliveries;

    @Inject
    RecordOutcome recordOutcome;

    @Inject
    PurgeDeliveries purgeDeliveries;

    private final String channel = "test-" + CHANNELS.incrementAndGet();
    private final int notice = NOTICES.incrementAndGet();

    @Test
    void whatOneClaimsNobodyElseGets() throws Exception {
        // Given
        notice(Instant.now());
        for (int i = 0; i < 40; i++) {
            delivery(i, "PENDING", null, Instant.now().minusSeconds(60), null);
        }

        // When
        List<Callable<List<Claim>>> claimers = Collections.nCopies(4, () -> claimDeliveries.claim(channel, 10));
        List<UUID> claimed = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Claim>> claims : threads.invokeAll(claimers)) {
                claims.get().forEach(claim -> claimed.add(claim.message().deliveryId()));
            }
        }

        // Then
        assertThat(claimed).hasSize(40).doesNotHaveDuplicates();
        assertThat(claimDeliveries.claim(channel, 10)).isEmpty();
    }

    @Test
    void aLeaseThatIsOverCountsAsAnAttemptAndItsHolderHasNoSay() throws Exception {
        // Given
        notice(Instant.now());
        delivery(1, "PENDING", null, Instant.now().minusSeconds(60), null);
        Claim lost = claimDeliveries.claim(channel, 1).getFirst();
        leaseIsOver();

        // When
        Claim holder = claimDeliveries.claim(channel, 1).getFirst();

        // Then
        assertThat(holder.message().deliveryId()).isEqualTo(lost.message().deliveryId());
        assertThat(recordOutcome.record(lost, new Outcome.Refused("too late", false)))
                .isEmpty();
        assertThat(recordOutcome.record(holder, new Outcome.Accepted())).contains(DeliveryState.SENT);
        assertThat(count("select attempts from delivery where channel = '" + channel + "'"))
                .isEqualTo(2);
        assertThat(recordOutcome.record(holder, new Outcome.Accepted())).isEmpty();
    }

    @Test
    void whatIsNotDueIsLeftAlone() throws Exception {
        notice(Instant.now());
        delivery(1, "PENDING", null, Instant.now().plusSeconds(60), null);

        assertThat(claimDeliveries.claim(channel, 1)).isEmpty();
    }

    @Test
    void whatWasFinishedLongAgoIsForgottenAndNothingElse() throws Exception {
        // Given
        Instant longAgo = Instant.now().minus(Duration.ofDays(91));
        notice(longAgo);
        delivery(1, "SENT", null, longAgo, longAgo);

        // When
        purgeDeliveries.purge();

        // Then
        assertThat(count("select count(*) from delivery where channel = '" + channel + "'"))
                .isZero();
        assertThat(count("select count(*) from notice where id = " + notice)).isZero();

        // Given
        notice(longAgo);
        delivery(1, "PENDING", null, Instant.now().plusSeconds(60), null);

        // When
        purgeDeliveries.purge();

        // Then
        assertThat(count("select count(*) from delivery where channel = '" + channel + "'"))
                .isOne();
    }

    private void notice(Instant at) throws SQLException {
        execute(
                "insert into notice (kind, id, organization_id, content, created_at) values ('deploy', ?, 3, cast(? as jsonb), ?)",
                notice,
                NOTICE,
                at.atOffset(ZoneOffset.UTC));
    }

    private void delivery(long member, String state, UUID claim, Instant dueAt, Instant finishedAt)
            throws SQLException {
        execute(
                """
                insert into delivery (id, organization_id, notice_kind, notice_id, channel, member_id, member_name, address, state,
                                      claim, attempts, outages, due_at, created_at, finished_at)
                values (gen_random_uuid(), 3, 'deploy', ?, ?, ?, 'M', 'm@example.org', ?, ?, 0, 0, ?, now(), ?)""",
                notice,
                channel,
                member,
                state,
                claim,
                dueAt.atOffset(ZoneOffset.UTC),
                finishedAt == null ? null : finishedAt.atOffset(ZoneOffset.UTC));
    }

    private void leaseIsOver() throws SQLException {
        execute("update delivery set due_at = now() - interval '1 second' where channel = ?", channel);
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
