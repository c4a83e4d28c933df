package dev.waybill.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.contracts.Topic;
import dev.waybill.state.Relay.Outcome;
import dev.waybill.state.Relay.Turn;
import dev.waybill.test.Database;
import dev.waybill.test.Infra;
import dev.waybill.test.TcpProxy;
import dev.waybill.test.TopicProbe;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One turn after the other, by hand. */
class RelayTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Database database = Infra.freshDatabase();
    private final TcpProxy wire = TcpProxy.to(database.host(), database.port());
    private final Producers producers = new Producers(Infra.kafkaBootstrapServers());
    private final Shipper shipper = new Shipper(producers, PATIENCE);
    private final Relay relay =
            new Relay(database.behind(wire).dataSource(), shipper, TestConfig.STANDARD, Clock.systemUTC());
    private final Rows rows = Rows.in(database.dataSource());
    private final TopicProbe probe = TopicProbe.fromNow(Topic.RELEASE_SEEN);

    @AfterEach
    void close() {
        shipper.close();
        probe.close();
        wire.close();
    }

    @Test
    void tells_the_rows_of_a_key_in_their_order_and_forgets_them() throws Exception {
        rows.append("1.0", 300);

        Turn turn = relay.turn();

        assertThat(turn).isEqualTo(new Turn(Outcome.TOLD, 300, 0, null));
        assertThat(counts(300, "1.0")).isEqualTo(upTo(300));
        assertThat(rows.state().waiting()).isZero();
        assertThat(relay.turn().outcome()).isEqualTo(Outcome.IDLE);
    }

    @Test
    void takes_no_more_than_a_batch_a_turn() throws Exception {
        rows.append("2.0", TestConfig.STANDARD.batchRows() + 1);

        assertThat(relay.turn().told()).isEqualTo(TestConfig.STANDARD.batchRows());
        assertThat(relay.turn().told()).isEqualTo(1);
    }

    @Test
    void bounds_a_batch_by_bytes_but_takes_at_least_one_row() throws Exception {
        OutboxConfig small = new TestConfig(500, 1_000, Duration.ofSeconds(10));
        Relay bounded = new Relay(database.dataSource(), shipper, small, Clock.systemUTC());
        String topic = Topic.ERRORS.wireName();
        rows.appendRaw(topic, "a", Rows.noise(600));
        rows.appendRaw(topic, "b", Rows.noise(600));
        rows.appendRaw(topic, "c", Rows.noise(5_000));

        assertThat(List.of(bounded.turn().told(), bounded.turn().told())).containsExactly(2, 1);
    }

    @Test
    void sets_aside_what_the_broker_refuses_for_ever_and_goes_on() throws Exception {
        rows.append("3.0", 1);
        rows.appendRaw(Topic.RELEASE_SEEN.wireName(), "1/3.0", Rows.noise(1_500_000));
        rows.appendRaw("no topic has blanks", "1/3.0", new byte[0]);
        rows.insert(List.of(Rows.row("3.0", 2)));

        Turn turn = relay.turn();

        assertThat(turn).isEqualTo(new Turn(Outcome.TOLD, 2, 2, null));
        assertThat(counts(2, "3.0")).isEqualTo(upTo(2));
        assertThat(rows.state().waiting()).isZero();
        assertThat(rows.refused())
                .extracting(RefusedView::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("RecordTooLargeException"),
                        reason -> assertThat(reason).contains("InvalidTopicException"));
    }

    @Test
    void puts_a_refused_row_back_once() throws Exception {
        rows.appendRaw("no topic has blanks", "1/4.0", new byte[0]);
        relay.turn();
        long seq = rows.refused().getFirst().seq();

        assertThat(List.of(rows.redrive(seq), rows.redrive(seq))).containsExactly(true, false);
        assertThat(rows.state()).satisfies(state -> {
            assertThat(state.waiting()).isEqualTo(1);
            assertThat(state.refused()).isZero();
        });
    }

    @Test
    void keeps_back_a_topic_that_is_not_there_and_tells_the_others() throws Exception {
        rows.appendRaw("waybill.not-yet-there", "1/5.0", new byte[] {'{', '}'});
        rows.append("5.0", 2);

        Turn turn = relay.turn();

        assertThat(turn.outcome()).isEqualTo(Outcome.BROKER_FAILED);
        assertThat(turn.told()).isEqualTo(2);
        assertThat(counts(2, "5.0")).isEqualTo(upTo(2));
        assertThat(rows.state().waiting()).isEqualTo(1);
    }

    @Test
    void tells_again_what_it_could_not_delete() throws Exception {
        rows.append("6.0", 20);
        producers.afterSends(20, wire::cut);

        assertThat(relay.turn().outcome()).isEqualTo(Outcome.DATABASE_FAILED);
        assertThat(relay.turn().outcome()).isEqualTo(Outcome.DATABASE_FAILED);
        wire.mend();
        Turn turn = relay.turn();

        assertThat(turn).isEqualTo(new Turn(Outcome.TOLD, 20, 0, null));
        assertThat(counts(40, "6.0"))
                .isEqualTo(LongStream.concat(LongStream.rangeClosed(1, 20), LongStream.rangeClosed(1, 20))
                        .boxed()
                        .toList());
        assertThat(rows.state().waiting()).isZero();
    }

    @Test
    void leaves_the_work_to_one_of_two() throws Exception {
        rows.append("7.0", 1);
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        producers.afterSends(1, () -> {
            sending.countDown();
            go.await();
        });
        Shipper otherShipper = new Shipper(new Producers(Infra.kafkaBootstrapServers()), PATIENCE);
        Relay other = new Relay(database.dataSource(), otherShipper, TestConfig.STANDARD, Clock.systemUTC());

        CompletableFuture<Turn> first = Turns.begin(relay);
        await().atMost(PATIENCE).until(() -> sending.getCount() == 0 || first.isDone());
        assertThat(first).as("the turn that is to be in the middle of its work").isNotDone();
        Turn second = other.turn();
        go.countDown();

        assertThat(second.outcome()).isEqualTo(Outcome.HELD_ELSEWHERE);
        assertThat(first.join()).isEqualTo(new Turn(Outcome.TOLD, 1, 0, null));
        assertThat(other.turn().outcome()).isEqualTo(Outcome.IDLE);
        assertThat(counts(1, "7.0")).isEqualTo(upTo(1));
        otherShipper.close();
    }

    private List<Long> counts(int atLeast, String version) {
        return probe
                .awaitFacts(atLeast, ReleaseSeen.class, fact -> fact.version().equals(version))
                .stream()
                .map(ReleaseSeen::count)
                .toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
