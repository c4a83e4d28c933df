package dev.waybill.release.repository;

import dev.waybill.contracts.RepositoryFact;
import dev.waybill.contracts.RepositoryFact.RepositoryChanged;
import dev.waybill.kit.consume.Deliveries;
import dev.waybill.kit.consume.FactHandler;
import dev.waybill.kit.event.FactMetadata;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copy of the connected repositories. */
@ApplicationScoped
class RepositoryConsumer implements FactHandler<RepositoryFact> {

    private final Deliveries deliveries;
    private final Repositories repositories;

    @Inject
    RepositoryConsumer(Deliveries deliveries, Repositories repositories) {
        this.deliveries = deliveries;
        this.repositories = repositories;
    }

    @Incoming("repositories-in")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        deliveries.each(records, RepositoryFact.class, this);
    }

    @Override
    public void on(FactMetadata metadata, RepositoryFact fact) {
        switch (fact) {
            case RepositoryChanged changed -> repositories.apply(changed, metadata.sequence());
        }
    }

    @Override
    public void onTombstone(String key) {
        repositories.remove(Long.parseLong(key));
    }
}
