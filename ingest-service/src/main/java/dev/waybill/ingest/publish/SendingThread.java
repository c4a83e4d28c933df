package dev.waybill.ingest.publish;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The one thread that calls {@link Producers#send}, which may block for metadata or buffer space and so must not be called on an event loop.
 *
 * <p>While there is work it looks for more every millisecond, a fraction of the producer's linger, so that handing over wakes nobody: a
 * wake-up costs the event loop more than everything else it does for the record. Without work it sleeps until it is woken.
 */
final class SendingThread implements AutoCloseable {

    /** What has waited longer is given up unsent, so that an answer still comes within 3 s. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(800);

    private static final Duration CLOSING = Duration.ofSeconds(3);
    private static final long LOOK_AGAIN_NANOS = 1_000_000;
    private static final int LOOKS_BEFORE_SLEEP = 50;

    private final Producers producers;
    private final KafkaCircuit circuit;
    private final Queue<Publication> queue = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "waybill-kafka-send");
    private volatile boolean asleep;
    private volatile boolean closing;

    SendingThread(Producers producers, KafkaCircuit circuit) {
        this.producers = producers;
        this.circuit = circuit;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Hands records over, without waiting. The caller bounds how many are on their way. */
    void hand(Publication publication) {
        queue.add(publication);
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    /** Whether it waits to be woken. */
    boolean isAsleep() {
        return asleep;
    }

    /** Sends what was handed over, waits a bounded time for the acknowledgements, and gives up the rest. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producers.close();
    }

    private void run() {
        int looks = 0;
        while (!closing || !queue.isEmpty()) {
            Publication next = queue.poll();
            if (next != null) {
                looks = 0;
                send(next);
            } else if (looks < LOOKS_BEFORE_SLEEP) {
                looks++;
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            } else {
                sleep();
            }
        }
    }

    private void sleep() {
        asleep = true;
        // What came before the flag was seen woke nobody, so it has to be looked for after.
        if (queue.isEmpty() && !closing) {
            LockSupport.park();
        }
        asleep = false;
    }

    private void send(Publication publication) {
        boolean late = System.nanoTime() - publication.began() > LONGEST_WAIT.toNanos();
        if (late || !circuit.passes()) {
            publication.abandon(new TimeoutException("not sent: Kafka is away"));
            return;
        }
        for (ProducerRecord<String, byte[]> record : publication.records()) {
            circuit.sent();
            try {
                producers.send(record, publication);
            } catch (RuntimeException e) {
                // Not even taken, so the producer will not call back.
                publication.onCompletion(null, e);
            }
        }
    }
}
