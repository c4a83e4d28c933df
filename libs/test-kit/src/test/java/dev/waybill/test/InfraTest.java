package dev.waybill.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.EventHeader;
import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.topic.TopicCatalog;
import dev.waybill.kit.topic.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InfraTest {

    private final FactSender sender = FactSender.create();

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void gives_databases_that_share_nothing() throws SQLException {
        Database one = Infra.freshDatabase();
        Database two = Infra.freshDatabase();

        run(one, "create table thing (id int)");
        run(two, "create table thing (id int)");

        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void reads_the_address_of_an_external_server() {
        assertThat(PostgresServer.external("postgresql://me:se:cret@db.test:6543/waybill"))
                .isEqualTo(new Database("db.test", 6543, "waybill", "me", "se:cret"));
        assertThat(PostgresServer.external("jdbc:postgresql://db.test/waybill"))
                .isEqualTo(new Database("db.test", 5432, "waybill", "postgres", ""));
    }

    @Test
    void has_every_topic_of_the_catalogue() throws Exception {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Infra.kafkaBootstrapServers()))) {
            assertThat(admin.listTopics().names().get())
                    .containsAll(TopicCatalog.load().topics().stream()
                            .map(TopicSpec::name)
                            .toList());
        }
    }

    @Test
    void probes_what_was_sent_from_now_on() {
        sender.send(seen("early"), 1);
        try (TopicProbe probe = TopicProbe.fromNow(Topic.RELEASE_SEEN);
                TopicProbe all = TopicProbe.fromBeginning(Topic.RELEASE_SEEN)) {
            sender.send(seen("late"), 1);
            sender.replay(seen("late"), 1);

            List<Message> late = probe.awaitMessages(2, message -> message.key().equals("1/late"));

            assertThat(late).extracting(message -> message.metadata().replay()).containsExactly(false, true);
            assertThat(late.getFirst().metadata().id())
                    .isEqualTo(late.getLast().metadata().id());
            assertThat(probe.facts(ReleaseSeen.class))
                    .extracting(ReleaseSeen::version)
                    .doesNotContain("early");
            assertThat(all.awaitFact(ReleaseSeen.class, fact -> fact.version().equals("early")))
                    .isEqualTo(seen("early"));
            probe.assertNoneWithin(
                    Duration.ofMillis(100), message -> message.key().equals("1/early"));
        }
    }

    @Test
    void fails_on_a_record_that_its_schema_does_not_allow() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.RELEASES)) {
            ProducerRecord<String, byte[]> wrong = new ProducerRecord<>(
                    Topic.RELEASES.wireName(), "1/1.0", "{\"count\":\"many\"}".getBytes(StandardCharsets.UTF_8));
            wrong.headers()
                    .add(EventHeader.TYPE.wireName(), "dev.waybill.release.seen.v1".getBytes(StandardCharsets.UTF_8));
            sender.send(wrong);

            assertThatThrownBy(() -> probe.awaitMessage(_ -> true))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("not a valid dev.waybill.release.seen.v1");
        }
    }

    @Test
    void fails_on_a_type_that_the_contract_does_not_know() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.COMMITS)) {
            ProducerRecord<String, byte[]> unknown =
                    new ProducerRecord<>(Topic.COMMITS.wireName(), "1", new byte[] {'{', '}'});
            unknown.headers()
                    .add(EventHeader.TYPE.wireName(), "dev.waybill.no-such.v1".getBytes(StandardCharsets.UTF_8));
            sender.send(unknown);

            assertThatThrownBy(() -> probe.awaitMessage(_ -> true))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("no schema for dev.waybill.no-such.v1");
        }
    }

    private static ReleaseSeen seen(String version) {
        Instant noon = Instant.parse("2026-11-24T12:00:00Z");
        return new ReleaseSeen(1, 1, version, null, null, noon, noon, 1);
    }

    private static void run(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
