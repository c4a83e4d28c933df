package dev.waybill.kit.consume;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Commits the offset behind the last record of a handled poll, if the partition is still ours.
 *
 * <p>The connector's own strategies do not fit: {@code throttled} ends the channel for good if the broker is away when a partition's first
 * poll arrives, and {@code latest} commits partitions that another member reads by now. Here a commit that fails is only logged: the next
 * one covers it, and until then a restart delivers some records once more.
 */
final class HandledOffsets implements KafkaCommitHandler {

    private static final Logger LOG = Logger.getLogger(HandledOffsets.class);

    private final KafkaConsumer<?, ?> consumer;

    private HandledOffsets(KafkaConsumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        TopicPartition partition = new TopicPartition(record.getTopic(), record.getPartition());
        long next = record.getOffset() + 1;
        onPollingThread(consumer, client -> commit(client, partition, next))
                .subscribe()
                .with(_ -> {}, failure -> notCommitted(partition, next, failure));
        return Uni.createFrom().voidItem().runSubscriptionOn(record::runOnMessageContext);
    }

    private static <K, V> Uni<Void> onPollingThread(
            KafkaConsumer<K, V> consumer, java.util.function.Consumer<Consumer<K, V>> action) {
        return consumer.runOnPollingThread(action);
    }

    private static void commit(Consumer<?, ?> client, TopicPartition partition, long next) {
        if (!client.assignment().contains(partition)) {
            LOG.debugf("%s was reassigned before offset %d was committed", partition, next);
            return;
        }
        client.commitAsync(Map.of(partition, new OffsetAndMetadata(next)), (_, failure) -> {
            if (failure != null) {
                notCommitted(partition, next, failure);
            }
        });
    }

    private static void notCommitted(TopicPartition partition, long next, Throwable failure) {
        LOG.infof("offset not committed yet partition=%s offset=%d error=%s", partition, next, failure);
    }

    /** Makes the strategy known to the connector under the name {@code handled}. */
    @ApplicationScoped
    @Identifier("handled")
    static class Factory implements KafkaCommitHandler.Factory {

        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new HandledOffsets(consumer);
        }
    }
}
