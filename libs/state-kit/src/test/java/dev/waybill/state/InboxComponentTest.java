package dev.waybill.state;

import static dev.waybill.state.Transactions.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.consume.CurrentBatch;
import dev.waybill.kit.consume.SupersededException;
import dev.waybill.kit.event.FactMetadata;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What makes consumers idempotent, as a service sees it. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class InboxComponentTest {

    @Inject
    Inbox inbox;

    @Inject
    PartInbox parts;

    @Inject
    ConsumerOffsets offsets;

    @Inject
    DataSource dataSource;

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
    void gives_parts_in_order_when_all_have_come_in_whatever_order_and_however_often() {
        FactMetadata metadata = Facts.metadata("dev.waybill.deploy.announced.v1", 1, null, false);
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
    void gives_parts_one_after_the_other() {
        FactMetadata metadata = Facts.metadata("dev.waybill.deploy.announced.v1", 5, null, false);
        List<DeployAnnounced> told = List.of(
                Facts.announced("one by one", new Part(1, 2), "a"), Facts.announced("one by one", new Part(2, 2), "b"));
        List<DeployAnnounced> given = new ArrayList<>();

        assertThat(collectEach(metadata, told.get(1), given)).isFalse();
        assertThat(given).isEmpty();
        assertThat(collectEach(metadata, told.get(0), given)).isTrue();
        assertThat(given).isEqualTo(told);
    }

    @Test
    void gives_a_whole_fact_at_once() {
        DeployAnnounced whole = Facts.announced("whole", Part.WHOLE, "a");

        assertThat(collect(Facts.metadata("dev.waybill.deploy.announced.v1", 2, null, false), whole))
                .contains(List.of(whole));
    }

    @Test
    void does_not_mix_tellings() {
        FactMetadata first = Facts.metadata("dev.waybill.deploy.announced.v1", 3, null, false);
        FactMetadata second = Facts.metadata("dev.waybill.deploy.announced.v1", 4, null, false);
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
                FactMetadata metadata = Facts.metadata("dev.waybill.deploy.announced.v1", sequence, null, false);
                Future<Optional<List<DeployAnnounced>>> one =
                        pool.submit(() -> collect(metadata, Facts.announced("raced", new Part(1, 2), "a")));
                Future<Optional<List<DeployAnnounced>>> two =
                        pool.submit(() -> collect(metadata, Facts.announced("raced", new Part(2, 2), "b")));
                assertThat(List.of(one.get().isPresent(), two.get().isPresent()))
                        .containsOnlyOnce(true);
            }
        }
    }

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

    @Test
    void forgets_what_can_no_longer_come_again() {
        Purge purge = new Purge(dataSource, Clock.systemUTC(), Duration.ofDays(62));
        UUID old = UUID.randomUUID();
        UUID recent = UUID.randomUUID();
        for (UUID id : List.of(old, recent)) {
            inTransaction(() -> inbox.firstTime("purge", id));
        }
        Transactions.run(dataSource, "update inbox set at = now() - interval '63 days' where event_id = '" + old + "'");

        assertThat(purge.run()).isEqualTo(1);
        assertThat(inTransaction(() -> inbox.firstTime("purge", recent))).isFalse();
        assertThat(inTransaction(() -> inbox.firstTime("purge", old))).isTrue();
    }

    private boolean collectEach(FactMetadata metadata, DeployAnnounced fact, List<DeployAnnounced> given) {
        return inTransaction(
                () -> parts.collectEach("mail", metadata, fact, fact.part(), DeployAnnounced.class, given::add));
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
}
