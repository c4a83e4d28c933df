package dev.waybill.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows and says which of them the broker has.
 *
 * <p>The producer never gives a record up by itself: if it did, a later record of the same key could get through while the earlier one is to
 * be sent again. After the time that is allowed, this class gives up by closing the producer, which ends everything in flight at once, so
 * what the broker has of a partition is always the beginning of what it was sent.
 *
 * <p>One request is in flight at a time. Idempotence alone does not keep the order: of a producer that it does not know yet, a broker takes
 * the second batch although it could not take the first (seen with a partition that had no leader for a moment).
 */
final class Shipper {

    /** For the producer of the outbox, besides {@code acks=all} and idempotence. */
    static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE),
            Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
            Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000),
            Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000),
            Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
            Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024),
            Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd"),
            Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024),
            Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000),
            Map.entry(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false));

    private final Supplier<Producer<String, byte[]>> producers;
    private final Duration giveUpAfter;
    private volatile @Nullable Producer<String, byte[]> producer;

    private record Sent(OutboxRow row, Future<RecordMetadata> acknowledgement) {}

    Shipper(Supplier<Producer<String, byte[]>> producers, Duration giveUpAfter) {
        this.producers = producers;
        this.giveUpAfter = giveUpAfter;
    }

    /** Sends the rows in their order and waits for the broker. One thread at a time. */
    Shipment ship(List<OutboxRow> rows) {
        try {
            long deadline = System.nanoTime() + giveUpAfter.toNanos();
            List<Sent> sent = send(open(), rows, deadline);
            if (!acknowledged(sent, deadline)) {
                close();
            }
            Shipment shipment = outcome(sent);
            if (shipment.failure() != null) {
                close();
            }
            return shipment;
        } catch (KafkaException e) {
            close();
            return Shipment.failed(e);
        }
    }

    /** Ends what is in flight; rows that are not acknowledged yet count as not sent. By any thread. */
    void close() {
        Producer<String, byte[]> open = producer;
        producer = null;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    private Producer<String, byte[]> open() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            open = producers.get();
            producer = open;
        }
        return open;
    }

    /** What fails at once holds back what is behind it on its key; a topic that the broker does not show holds back only itself. */
    private static List<Sent> send(Producer<String, byte[]> producer, List<OutboxRow> rows, long deadline) {
        List<Sent> sent = new ArrayList<>(rows.size());
        Set<OutboxRow.Lane> stuck = new HashSet<>();
        Set<String> unseen = new HashSet<>();
        for (OutboxRow row : rows) {
            if (stuck.contains(row.lane()) || unseen.contains(row.topic())) {
                continue;
            }
            if (System.nanoTime() - deadline >= 0) {
                break;
            }
            Future<RecordMetadata> acknowledgement = send(producer, row);
            sent.add(new Sent(row, acknowledgement));
            Throwable failure = failure(acknowledgement);
            if (failure != null && !Refusal.isForEver(failure)) {
                stuck.add(row.lane());
                if (failure instanceof org.apache.kafka.common.errors.TimeoutException) {
                    unseen.add(row.topic());
                }
            }
        }
        return sent;
    }

    private static Future<RecordMetadata> send(Producer<String, byte[]> producer, OutboxRow row) {
        try {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(row.topic(), row.key(), row.payload());
            row.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
            return producer.send(record);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** False if the time is over first. */
    private static boolean acknowledged(List<Sent> sent, long deadline) {
        for (Sent one : sent) {
            try {
                one.acknowledgement().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                continue; // Looked at when all are done.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static Shipment outcome(List<Sent> sent) {
        List<Long> told = new ArrayList<>(sent.size());
        Map<Long, String> refused = new HashMap<>();
        Set<OutboxRow.Lane> stuck = new HashSet<>();
        Throwable firstFailure = null;
        for (Sent one : sent) {
            OutboxRow row = one.row();
            Throwable failure = one.acknowledgement().isDone()
                    ? failure(one.acknowledgement())
                    : new TimeoutException("not acknowledged in time");
            if (stuck.contains(row.lane())) {
                continue; // It comes again behind the one that failed, so that the newest of a key is the last told.
            }
            if (failure == null) {
                told.add(row.seq());
            } else if (Refusal.isForEver(failure)) {
                refused.put(row.seq(), failure.toString());
            } else {
                stuck.add(row.lane());
                firstFailure = firstFailure == null ? failure : firstFailure;
            }
        }
        return new Shipment(List.copyOf(told), Map.copyOf(refused), firstFailure);
    }

    private static @Nullable Throwable failure(Future<RecordMetadata> done) {
        return switch (done.state()) {
            case RUNNING, SUCCESS -> null;
            case FAILED -> done.exceptionNow();
            case CANCELLED -> new KafkaException("cancelled");
        };
    }
}
