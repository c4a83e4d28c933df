package dev.waybill.ingest.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The one thread that calls {@link Producer#send}, which may block for metadata or buffer space and so must not be called on an event loop. It
 * also pays for the compression.
 */
final class SendingThread implements AutoCloseable {

    /** What has waited longer is given up unsent, so that an answer still comes within 3 s. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(300);

    private static final Duration CLOSING = Duration.ofSeconds(3);
    private static final int TAKEN_AT_ONCE = 256;

    private final Producer<String, byte[]> producer;
    private final KafkaCircuit circuit;
    private final BlockingQueue<Publication> queue;
    private final Thread thread = new Thread(this::run, "waybill-kafka-send");
    private volatile boolean closing;

    SendingThread(Producer<String, byte[]> producer, KafkaCircuit circuit, int mostWaiting) {
        this.producer = producer;
        this.circuit = circuit;
        this.queue = new ArrayBlockingQueue<>(mostWaiting);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Hands records over without waiting; false if that is not possible now. */
    boolean offer(Publication publication) {
        return !closing && queue.offer(publication);
    }

    /** Sends what was handed over, waits a bounded time for the acknowledgements, and gives up the rest. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSING);
    }

    private void run() {
        List<Publication> taken = new ArrayList<>(TAKEN_AT_ONCE);
        while (!closing || !queue.isEmpty()) {
            try {
                if (queue.drainTo(taken, TAKEN_AT_ONCE) == 0) {
                    taken.add(queue.take());
                }
            } catch (InterruptedException e) {
                // Closing: what is still queued goes out, then the loop ends.
                continue;
            }
            taken.forEach(this::send);
            taken.clear();
        }
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
                var unused = producer.send(record, publication);
            } catch (RuntimeException e) {
                // Not even taken, so the producer will not call back.
                publication.onCompletion(null, e);
            }
        }
    }
}
