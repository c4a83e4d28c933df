package dev.waybill.kit;

import dev.waybill.contracts.RangeFact;
import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.kit.consume.Deliveries;
import dev.waybill.kit.consume.StoredOffsets;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** A service's consumers, whose handlers fail as the test says. */
@ApplicationScoped
class KitConsumers implements StoredOffsets {

    private final Deliveries deliveries;
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private final List<ReleaseSeen> seen = new CopyOnWriteArrayList<>();
    private volatile @Nullable RuntimeException failure;

    KitConsumers(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Incoming("ranges-in")
    @Blocking
    void onRanges(ConsumerRecords<String, byte[]> records) {
        deliveries.each(records, RangeFact.class, (_, fact) -> {
            RuntimeException now = failure;
            if (now != null) {
                throw now;
            }
            ranges.add(fact.version());
        });
    }

    @Incoming("release-seen-in")
    @Blocking
    void onReleaseSeen(ConsumerRecords<String, byte[]> records) {
        deliveries.batch(
                records, ReleaseSeen.class, (facts, _) -> facts.forEach(received -> seen.add(received.fact())));
    }

    @Override
    public Map<TopicPartition, Long> read(String channel, Collection<TopicPartition> partitions) {
        return partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> 2L));
    }

    void fail(@Nullable RuntimeException with) {
        failure = with;
    }

    List<String> ranges() {
        return ranges;
    }

    List<ReleaseSeen> seen() {
        return seen;
    }
}
