package dev.waybill.release.range;

import dev.waybill.contracts.RangeFact;
import dev.waybill.contracts.RangeFact.RangeResolved;
import dev.waybill.contracts.RangeFact.ReleaseHeadsRelated;
import dev.waybill.kit.consume.Deliveries;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes the answers of the commit graph. */
@ApplicationScoped
class RangeConsumer {

    private final Deliveries deliveries;
    private final TakeAnswer takeAnswer;

    @Inject
    RangeConsumer(Deliveries deliveries, TakeAnswer takeAnswer) {
        this.deliveries = deliveries;
        this.takeAnswer = takeAnswer;
    }

    @Incoming("ranges-in")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        deliveries.each(records, RangeFact.class, (metadata, fact) -> {
            switch (fact) {
                case RangeResolved resolved -> takeAnswer.take(metadata, resolved);
                case ReleaseHeadsRelated _ -> {
                    // Nothing here is decided by ancestry between releases yet.
                }
            }
        });
    }
}
