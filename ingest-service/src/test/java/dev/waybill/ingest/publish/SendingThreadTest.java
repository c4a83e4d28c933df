package dev.waybill.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.waybill.ingest.publish.KafkaCircuit.State;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendingThreadTest {

    private static final int PATIENCE_SECONDS = 20;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    /** For the circuit no time passes, or a thread that comes late would look like a broker that does not answer. */
    private final KafkaCircuit circuit = new KafkaCircuit(() -> 0);

    private final BlockingProducer producer = new BlockingProducer();
    private final SendingThread sending = new SendingThread(new Producers(producer, producer), circuit);

    @BeforeEach
    void start() {
        circuit.probed(true);
        sending.start();
    }

    @AfterEach
    void close() {
        producer.gate.countDown();
        sending.close();
    }

    @Test
    void isDoneWhenTheBrokerHasAll() throws Exception {
        producer.gate.countDown();
        CompletableFuture<Void> done = offer("a", "b");
        await().until(() -> producer.history().size() == 2);

        producer.completeNext();
        assertThat(done).isNotDone();
        producer.completeNext();

        done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(circuit.state()).isEqualTo(State.FLOWING);
    }

    @Test
    void failsWhenOneOfThemFails() {
        producer.gate.countDown();
        CompletableFuture<Void> done = offer("a", "b");
        await().until(() -> producer.history().size() == 2);

        producer.completeNext();
        producer.errorNext(new TimeoutException("away"));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> done.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void failsWhatTheProducerDoesNotEvenTake() {
        producer.gate.countDown();
        producer.sendException = new IllegalStateException("closed");
        CompletableFuture<Void> done = offer("a");

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> done.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void neverBlocksWhoeverHandsOver() {
        offer("blocks");
        await().until(() -> producer.waiting);

        CompletableFuture<Void> waits = offer("waits");

        assertThat(waits).isNotDone();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void wakesUpForWorkAfterALongSleep() {
        producer.gate.countDown();
        await().until(sending::isAsleep);

        offer("a");

        await().until(() -> producer.history().size() == 1);
    }

    @Test
    void givesUpWhatWaitedTooLong() {
        Publication old = new Publication(records("a"), System.nanoTime() - 1_000_000_000L, circuit);
        producer.gate.countDown();
        sending.hand(old);

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> old.done().get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .withCauseInstanceOf(TimeoutException.class);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void sendsNothingWhileKafkaIsAway() {
        circuit.probed(false);
        producer.gate.countDown();
        CompletableFuture<Void> done = offer("a");

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> done.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void sendsWhatIsQueuedBeforeItEnds() {
        producer.gate.countDown();
        offer("a");
        offer("b");
        sending.close();

        assertThat(producer.history()).hasSize(2);
    }

    private CompletableFuture<Void> offer(String... values) {
        Publication publication = publication(values);
        sending.hand(publication);
        return publication.done();
    }

    /** One that is not late however busy the machine is. */
    private Publication publication(String... values) {
        return new Publication(records(values), System.nanoTime() + MINUTE_NANOS, circuit);
    }

    private static List<ProducerRecord<String, byte[]>> records(String... values) {
        return List.of(values).stream()
                .map(value -> new ProducerRecord<>("waybill.errors", value, value.getBytes(UTF_8)))
                .toList();
    }

    /** A producer whose {@code send} blocks until the gate opens, as one does that waits for metadata. */
    private static final class BlockingProducer extends MockProducer<String, byte[]> {

        private final CountDownLatch gate = new CountDownLatch(1);
        private volatile boolean waiting;

        BlockingProducer() {
            super(false, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
            waiting = true;
            boolean interrupted = false;
            while (gate.getCount() > 0) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return super.send(record, callback);
        }
    }
}
