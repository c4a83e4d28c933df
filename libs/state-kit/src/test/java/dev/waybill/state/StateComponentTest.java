package dev.waybill.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.EventHeader;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.consume.CurrentBatch;
import dev.waybill.kit.consume.CurrentFact;
import dev.waybill.kit.consume.SupersededException;
import dev.waybill.kit.event.FactIds;
import dev.waybill.kit.event.FactMetadata;
import dev.waybill.test.InfraResource;
import dev.waybill.test.Message;
import dev.waybill.test.TopicProbe;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** The kit as a service sees it, with its relay running. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class StateComponentTest {

    private static final Logger LOG = Logger.getLogger(StateComponentTest.class);

    @Inject
    Outbox outbox;

    @Inject
    Inbox inbox;

    @Inject
    AppliedSequences sequences;

    @Inject
    PartInbox parts;

    @Inject
    ConsumerOffsets offsets;

    @Inject
    DataSource dataSource;

    // ---- outbox

    @Test
    void tells_what_a_committed_transaction_appended() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.RELEASE_SEEN)) {
            ReleaseSeen fact = Facts.seen(10, "told", 1);

            inTransaction(() -> outbox.append(fact, 42));

            Message message = probe.awaitMessage(one -> one.key().equals("10/told"));
            assertThat(message.fact(ReleaseSeen.class)).contains(fact);
            assertThat(message.metadata()).satisfies(metadata -> {
                assertThat(metadata.id()).isEqualTo(FactIds.factId(metadata.type(), "10/told", 42, 1));
                assertThat(metadata.type()).isEqualTo("dev.waybill.release.seen.v1");
                assertThat(metadata.source()).isEqualTo("/waybill/state-test");
                assertThat(metadata.sequence()).isEqualTo(42);
                assertThat(metadata.replay()).isFalse();
                assertThat(metadata.causationId()).isNull();
            });
        }
    }

    @Test
    void says_nothing_that_was_rolled_back() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.RELEASE_SEEN)) {
            assertThatThrownBy(() -> inTransaction(() -> {
                        outbox.append(Facts.seen(11, "rolled-back", 1), 1);
                        throw new IllegalStateException("changed my mind");
                    }))
                    .hasMessage("changed my mind");
            inTransaction(() -> outbox.append(Facts.seen(11, "rolled-back", 2), 2));

            probe.awaitFact(ReleaseSeen.class, fact -> fact.projectId() == 11 && fact.count() == 2);
            assertThat(probe.facts(ReleaseSeen.class))
                    .filteredOn(fact -> fact.projectId() == 11)
                    .extracting(ReleaseSeen::count)
                    .containsExactly(2L);
        }
    }

    @Test
    void says_nothing_outside_of_a_transaction() {
        assertThatThrownBy(() -> outbox.append(Facts.seen(12, "alone", 1), 1))
                .isInstanceOf(TransactionalException.class);
    }

    @Test
    void keeps_the_order_of_each_key_under_concurrent_appenders() throws Exception {
        int keys = 5;
        int each = 60;
        onDatabase("create table if not exists aggregate (id bigint primary key, version bigint not null)");
        for (int key = 0; key < keys; key++) {
            onDatabase("insert into aggregate values (" + (100 + key) + ", 0)");
        }
        try (TopicProbe probe = TopicProbe.fromNow(Topic.RELEASE_SEEN);
                ExecutorService appenders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < keys * each; i++) {
                long project = 100 + i % keys;
                all.add(appenders.submit(() -> inTransaction(() -> {
                    long version = lockAndIncrement(project);
                    outbox.append(Facts.seen(project, "order", version), version);
                })));
            }
            for (Future<?> one : all) {
                one.get();
            }

            List<ReleaseSeen> told = probe.awaitFacts(
                    keys * each, ReleaseSeen.class, fact -> fact.version().equals("order"));
            for (int key = 0; key < keys; key++) {
                long project = 100 + key;
                assertThat(told)
                        .filteredOn(fact -> fact.projectId() == project)
                        .extracting(ReleaseSeen::count)
                        .isEqualTo(LongStream.rangeClosed(1, each).boxed().toList());
            }
        }
    }

    @Test
    void names_the_fact_that_is_being_handled_as_the_cause() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.RELEASE_SEEN)) {
            FactMetadata first = metadata("dev.waybill.any.v1", 1, null, true);
            CurrentFact.during(first, () -> inTransaction(() -> outbox.append(Facts.seen(13, "second", 1), 1)));
            FactMetadata second =
                    probe.awaitMessage(one -> one.key().equals("13/second")).metadata();
            CurrentFact.during(second, () -> inTransaction(() -> outbox.append(Facts.seen(13, "third", 1), 1)));
            FactMetadata third =
                    probe.awaitMessage(one -> one.key().equals("13/third")).metadata();

            assertThat(second.causationId()).isEqualTo(first.id().toString());
            assertThat(third.causationId()).isEqualTo(second.id().toString());
            assertThat(List.of(second.correlationId(), third.correlationId()))
                    .containsOnly(first.id().toString());
            assertThat(third.replay()).as("what follows from a replay").isTrue();
        }
    }

    @Test
    void tells_parts_with_ids_of_their_own_and_tombstones() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.DEPLOYS);
                TopicProbe repositories = TopicProbe.fromNow(Topic.REPOSITORIES)) {
            inTransaction(() -> {
                outbox.appendAll(
                        List.of(
                                Facts.announced("parts", new Part(1, 2), "a"),
                                Facts.announced("parts", new Part(2, 2), "b")),
                        5);
                outbox.appendTombstone(Topic.REPOSITORIES, "77");
            });

            List<Message> told = probe.awaitMessages(2, one -> one.key().equals("7/parts"));
            assertThat(told).extracting(one -> one.metadata().sequence()).containsExactly(5L, 5L);
            assertThat(told)
                    .extracting(one -> one.metadata().id())
                    .containsExactly(
                            FactIds.factId("dev.waybill.deploy.announced.v1", "7/parts", 5, 1),
                            FactIds.factId("dev.waybill.deploy.announced.v1", "7/parts", 5, 2));
            Message gone = repositories.awaitMessage(one -> one.key().equals("77"));
            assertThat(gone.isTombstone()).isTrue();
            assertThat(gone.header(EventHeader.SOURCE)).isEqualTo("/waybill/state-test");
        }
    }

    @Test
    void marks_a_repetition() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.RELEASE_SEEN)) {
            inTransaction(() -> outbox.repeat(Facts.seen(14, "again", 1), 1));

            assertThat(probe.awaitMessage(one -> one.key().equals("14/again"))
                            .metadata()
                            .replay())
                    .isTrue();
        }
    }

    @Test
    void refuses_a_fact_that_its_topic_does_not_take() {
        String[] shas = new String[40_000];
        Arrays.fill(shas, "0123456789012345678901234567890123456789");

        assertThatThrownBy(() -> inTransaction(() -> outbox.append(Facts.announced("large", Part.WHOLE, shas), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("waybill.deploys takes at most 1048576");
    }

    @Test
    void refuses_parts_of_different_facts() {
        assertThatThrownBy(() -> inTransaction(
                        () -> outbox.appendAll(List.of(Facts.seen(15, "a", 1), Facts.seen(15, "b", 1)), 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void is_woken_by_the_commit() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.RELEASE_SEEN)) {
            List<Long> micros = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                ReleaseSeen fact = Facts.seen(16, "latency", i);
                inTransaction(() -> outbox.append(fact, fact.count() + 1));
                long committed = System.nanoTime();
                probe.awaitFact(ReleaseSeen.class, fact::equals);
                micros.add((System.nanoTime() - committed) / 1_000);
            }
            micros.sort(null);
            LOG.infof(
                    "commit until visible: p50=%dus p90=%dus max=%dus", micros.get(30), micros.get(54), micros.get(59));

            assertThat(Duration.ofNanos(micros.get(30) * 1_000)).isLessThan(Duration.ofMillis(100));
        }
    }

    // ---- refused rows

    @Test
    void shows_refused_rows_and_puts_them_back() {
        inTransaction(() -> insertRaw("no topic has blanks", "1/refused"));
        String path = "/internal/outbox/refused";

        RestAssured.given().get(path).then().statusCode(404);
        int seq = await().until(
                        () -> operator()
                                .get(path)
                                .jsonPath()
                                .<Integer>get("refused.find { it.key == '1/refused' }?.seq"),
                        found -> found != null);
        assertThat(operator()
                        .get("/q/health/ready")
                        .jsonPath()
                        .<String>get("checks.find { it.name == 'outbox' }.status"))
                .isEqualTo("UP");
        try (TopicProbe probe = TopicProbe.deadLettersFromNow(Topic.RELEASES, "commit")) {
            onDatabase("update outbox_refused set topic = '" + Topic.RELEASES.deadLetters("commit") + "' where seq = "
                    + seq);
            operator().post(path + "/" + seq + "/redrive").then().statusCode(204);
            probe.awaitMessage(one -> one.key().equals("1/refused"));
        }
        operator().post(path + "/" + seq + "/redrive").then().statusCode(404);
    }

    @Test
    void measures_the_outbox() {
        assertThat(operator().get("/q/metrics").asString())
                .contains("waybill_outbox_age_seconds", "waybill_outbox_waiting", "waybill_outbox_turns_total{");
        assertThat(operator()
                        .get("/q/health/ready")
                        .jsonPath()
                        .<String>get("checks.find { it.name == 'outbox' }.data.alarm"))
                .isNotNull();
    }

    // ---- inbox

    @Test
    void knows_a_fact_that_was_handled() {
        UUID id = UUID.randomUUID();

        assertThat(inTransaction(() -> inbox.firstTime("mail", id))).isTrue();
        assertThat(inTransaction(() -> inbox.firstTime("mail", id))).isFalse();
        assertThat(inTransaction(() -> inbox.firstTime("other", id))).isTrue();
    }

    @Test
    void forgets_a_fact_whose_effect_was_rolled_back() {
        UUID id = UUID.randomUUID();

        assertThatThrownBy(() -> inTransaction(() -> {
                    inbox.firstTime("mail", id);
                    throw new IllegalStateException("no effect");
                }))
                .hasMessage("no effect");
        assertThat(inTransaction(() -> inbox.firstTime("mail", id))).isTrue();
    }

    @Test
    void applies_only_what_is_newer() {
        assertThat(LongStream.of(3, 3, 2, 4)
                        .mapToObj(sequence -> inTransaction(() -> sequences.advance("copy", "key", sequence)))
                        .toList())
                .containsExactly(true, false, false, true);
    }

    // ---- parts

    @Test
    void gives_parts_in_order_when_all_have_come_in_whatever_order_and_however_often() {
        FactMetadata metadata = metadata("dev.waybill.deploy.announced.v1", 1, null, false);
        List<DeployAnnounced> told = List.of(
                Facts.announced("shuffled", new Part(1, 3), "a"),
                Facts.announced("shuffled", new Part(2, 3), "b"),
                Facts.announced("shuffled", new Part(3, 3), "c"));

        assertThat(collect(metadata, told.get(2))).isEmpty();
        assertThat(collect(metadata, told.get(0))).isEmpty();
        assertThat(collect(metadata, told.get(2))).isEmpty();
        assertThat(collect(metadata, told.get(1))).contains(told);
    }

    @Test
    void gives_a_whole_fact_at_once() {
        DeployAnnounced whole = Facts.announced("whole", Part.WHOLE, "a");

        assertThat(collect(metadata("dev.waybill.deploy.announced.v1", 2, null, false), whole))
                .contains(List.of(whole));
    }

    @Test
    void does_not_mix_tellings() {
        FactMetadata first = metadata("dev.waybill.deploy.announced.v1", 3, null, false);
        FactMetadata second = metadata("dev.waybill.deploy.announced.v1", 4, null, false);
        DeployAnnounced one = Facts.announced("mixed", new Part(1, 2), "a");
        DeployAnnounced two = Facts.announced("mixed", new Part(2, 2), "b");

        assertThat(collect(first, one)).isEmpty();
        assertThat(collect(second, two)).isEmpty();
        assertThat(collect(first, Facts.announced("mixed", new Part(1, 3), "c")))
                .as("another cut of the first")
                .isEmpty();
        assertThat(collect(first, two)).as("the old cut has only this one left").isEmpty();
        assertThat(collect(second, one)).contains(List.of(one, two));
    }

    @Test
    void misses_no_part_when_two_transactions_add_at_once() throws Exception {
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sequence = 100; sequence < 120; sequence++) {
                FactMetadata metadata = metadata("dev.waybill.deploy.announced.v1", sequence, null, false);
                Future<Optional<List<DeployAnnounced>>> one =
                        pool.submit(() -> collect(metadata, Facts.announced("raced", new Part(1, 2), "a")));
                Future<Optional<List<DeployAnnounced>>> two =
                        pool.submit(() -> collect(metadata, Facts.announced("raced", new Part(2, 2), "b")));
                assertThat(List.of(one.get().isPresent(), two.get().isPresent()))
                        .containsOnlyOnce(true);
            }
        }
    }

    // ---- offsets

    @Test
    void stores_offsets_with_their_effect() {
        assertThat(offsets.read("stored-in", Set.of(partition(3)))).isEmpty();

        batch(Map.of(partition(3), 10L), Map.of(partition(3), 100L), "stored-in", UUID.randomUUID());

        assertThat(offsets.read("stored-in", Set.of(partition(3), partition(4))))
                .isEqualTo(Map.of(partition(3), 100L));
    }

    @Test
    void has_no_effect_twice() {
        UUID effect = UUID.randomUUID();
        batch(Map.of(partition(3), 0L), Map.of(partition(3), 100L), "once-in", UUID.randomUUID());

        // a batch of which one partition began before what another consumer stored meanwhile
        assertThatThrownBy(() -> batch(
                        Map.of(partition(3), 50L, partition(4), 7L),
                        Map.of(partition(3), 150L, partition(4), 9L),
                        "once-in",
                        effect))
                .isInstanceOf(SupersededException.class)
                .hasMessageContaining("{waybill.release-seen-3=100}");
        assertThat(offsets.read("once-in", Set.of(partition(3), partition(4)))).isEqualTo(Map.of(partition(3), 100L));
        assertThat(inTransaction(() -> inbox.firstTime("offsets", effect)))
                .as("its effect was rolled back")
                .isTrue();

        // what is left of it
        batch(
                Map.of(partition(3), 100L, partition(4), 7L),
                Map.of(partition(3), 150L, partition(4), 9L),
                "once-in",
                UUID.randomUUID());
        assertThat(offsets.read("once-in", Set.of(partition(3), partition(4))))
                .isEqualTo(Map.of(partition(3), 150L, partition(4), 9L));
    }

    @Test
    void lets_one_of_two_batches_have_its_effect() throws Exception {
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(pool.submit(() -> {
                    try {
                        batch(Map.of(partition(5), 0L), Map.of(partition(5), 100L), "raced-in", UUID.randomUUID());
                        return true;
                    } catch (SupersededException e) {
                        return false;
                    }
                }));
            }
            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
    }

    // ---- purge

    @Test
    void forgets_what_can_no_longer_come_again() {
        Purge purge = new Purge(dataSource, Clock.systemUTC(), Duration.ofDays(62));
        UUID old = UUID.randomUUID();
        UUID recent = UUID.randomUUID();
        for (UUID id : List.of(old, recent)) {
            inTransaction(() -> inbox.firstTime("purge", id));
        }
        onDatabase("update inbox set at = now() - interval '63 days' where event_id = '" + old + "'");

        assertThat(purge.run()).isEqualTo(1);
        assertThat(inTransaction(() -> inbox.firstTime("purge", recent))).isFalse();
        assertThat(inTransaction(() -> inbox.firstTime("purge", old))).isTrue();
    }

    private Optional<List<DeployAnnounced>> collect(FactMetadata metadata, DeployAnnounced fact) {
        return inTransaction(() -> parts.collect("mail", metadata, fact, fact.part(), DeployAnnounced.class));
    }

    private void batch(Map<TopicPartition, Long> first, Map<TopicPartition, Long> next, String channel, UUID effect) {
        CurrentBatch.during(
                first,
                () -> inTransaction(() -> {
                    inbox.firstTime("offsets", effect);
                    offsets.store(channel, next);
                }));
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition(Topic.RELEASE_SEEN.wireName(), number);
    }

    private static FactMetadata metadata(String type, long sequence, String correlationId, boolean replay) {
        return new FactMetadata(
                UUID.randomUUID(), type, "/waybill/test", Facts.NOON, sequence, correlationId, null, replay, null);
    }

    private static RequestSpecification operator() {
        return RestAssured.given().header("Authorization", "Bearer " + InfraResource.OPERATOR_TOKEN);
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private long lockAndIncrement(long id) {
        return Sql.with(dataSource, connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update aggregate set version = version + 1 where id = ? returning version")) {
                update.setLong(1, id);
                try (ResultSet result = update.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            }
        });
    }

    private void insertRaw(String topic, String key) {
        Sql.with(dataSource, connection -> {
            new OutboxRepository()
                    .insert(
                            connection,
                            List.of(new OutboxRepository.NewRow(
                                    UUID.randomUUID(), topic, key, Map.of(), new byte[0], Facts.NOON)));
            return topic;
        });
    }

    private void onDatabase(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
