package dev.waybill.release.release;

import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.kit.consume.BatchHandler;
import dev.waybill.kit.consume.Deliveries;
import dev.waybill.kit.consume.Received;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes what telemetry says about releases, a poll at a time. */
@ApplicationScoped
class ReleaseSeenConsumer implements BatchHandler<ReleaseSeen> {

    private final Deliveries deliveries;
    private final SightReleases sightReleases;

    @Inject
    ReleaseSeenConsumer(Deliveries deliveries, SightReleases sightReleases) {
        this.deliveries = deliveries;
        this.sightReleases = sightReleases;
    }

    @Incoming(SightReleases.CHANNEL)
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        deliveries.batch(records, ReleaseSeen.class, this);
    }

    @Override
    public void on(List<Received<ReleaseSeen>> facts, Map<TopicPartition, Long> nextOffsets) {
        sightReleases.see(facts.stream().map(Received::fact).toList(), nextOffsets);
    }

    @Override
    public void passed(Map<TopicPartition, Long> nextOffsets) {
        sightReleases.pass(nextOffsets);
    }
}
