package dev.waybill.commit.whereabouts;

import dev.waybill.contracts.DeployFact;
import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.DeployFact.DeployRecorded;
import dev.waybill.kit.consume.Deliveries;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads out of {@code waybill.deploys} what runs where. */
@ApplicationScoped
class DeploysConsumer {

    private final Deliveries deliveries;
    private final NoteHeads noteHeads;

    @Inject
    DeploysConsumer(Deliveries deliveries, NoteHeads noteHeads) {
        this.deliveries = deliveries;
        this.noteHeads = noteHeads;
    }

    @Incoming("deploys-in")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        deliveries.each(records, DeployFact.class, (_, fact) -> {
            switch (fact) {
                case DeployRecorded deploy -> noteHeads.deployed(deploy);
                case DeployAnnounced _ -> {
                    // Says to people what was recorded before.
                }
            }
        });
    }
}
