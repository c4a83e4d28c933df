package dev.waybill.state;

import static dev.waybill.state.Transactions.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.EventHeader;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.consume.CurrentFact;
import dev.waybill.kit.event.FactIds;
import dev.waybill.kit.event.FactMetadata;
import dev.waybill.test.InfraResource;
import dev.waybill.test.Message;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** The outbox as a service sees it, with its relay running. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class OutboxComponentTest {

    private static final Logger LOG = Logger.getLogger(OutboxComponentTest.class);

    @Inject
    Outbox outbox;

    @Inject
    DataSource dataSource;

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
        Transactions.run(
                dataSource, "create table if not exists aggregate (id bigint primary key, version bigint not null)");
        for (int key = 0; key < keys; key++) {
            Transactions.run(dataSource, "insert into aggregate values (" + (100 + key) + ", 0)");
        }
        try (TopicProbe probe = TopicProbe.fromNow(Topic.RELEASE_SEEN);
                // Fewer than the pool has connections: who waits long for one fails, and nothing here is about that.
                ExecutorService appenders = Executors.newFixedThreadPool(12)) {
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
            FactMetadata first = Facts.metadata("dev.waybill.any.v1", 1, null, true);
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

            assertThat(Duration.ofNanos(micros.get(30) * 1_000))
                    .as("half of the pause in which it looks by itself")
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void shows_refused_rows_and_puts_them_back() {
        inTransaction(() -> insertRaw("no topic has blanks", "1/refused"));
        String path = "/internal/outbox/refused";

        RestAssured.given().get(path).then().statusCode(404);
        int seq = await().atMost(Duration.ofSeconds(30))
                .until(
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
            Transactions.run(
                    dataSource,
                    "update outbox_refused set topic = '" + Topic.RELEASES.deadLetters("commit") + "' where seq = "
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

    private static RequestSpecification operator() {
        return RestAssured.given().header("Authorization", "Bearer " + InfraResource.OPERATOR_TOKEN);
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
}
