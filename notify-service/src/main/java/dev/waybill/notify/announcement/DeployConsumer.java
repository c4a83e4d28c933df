package dev.waybill.notify.announcement;

import dev.waybill.contracts.DeployFact;
import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.DeployFact.DeployRecorded;
import dev.waybill.kit.consume.Deliveries;
import dev.waybill.kit.event.FactMetadata;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what happens in environments. */
@ApplicationScoped
class DeployConsumer {

    private final Deliveries records;
    private final AnnounceDeploy announceDeploy;

    @Inject
    DeployConsumer(Deliveries records, AnnounceDeploy announceDeploy) {
        this.records = records;
        this.announceDeploy = announceDeploy;
    }

    @Incoming("deploys-in")
    @Blocking
    void on(ConsumerRecords<String, byte[]> polled) {
        records.each(polled, DeployFact.class, this::apply);
    }

    private void apply(FactMetadata metadata, DeployFact fact) {
        switch (fact) {
            case DeployAnnounced announced -> announceDeploy.apply(metadata, announced);
            case DeployRecorded _ -> {
                // Nobody is told before the commits are settled; DeployAnnounced then says it all.
            }
        }
    }
}
