package dev.waybill.commit.webhook;

import dev.waybill.commit.repository.Repositories;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Shows the deliveries of a repository and puts one back. */
@Singleton
class Deliveries {

    private final Repositories repositories;
    private final DeliveryRepository deliveries;
    private final Event<DeliveryArrived> arrived;
    private final Clock clock;

    @Inject
    Deliveries(Repositories repositories, DeliveryRepository deliveries, Event<DeliveryArrived> arrived, Clock clock) {
        this.repositories = repositories;
        this.deliveries = deliveries;
        this.arrived = arrived;
        this.clock = clock;
    }

    /** Some deliveries, newest first; empty if the organisation has no such repository. */
    @Transactional
    Optional<List<DeliveryView>> list(long organizationId, long repositoryId, int skip, int limit) {
        return repositories.find(organizationId, repositoryId).map(_ -> deliveries.list(repositoryId, skip, limit));
    }

    /** Lets a delivery be worked off anew; false if there is none. */
    @Transactional
    boolean replay(long organizationId, long repositoryId, long id) {
        Optional<Delivery> found = repositories
                .find(organizationId, repositoryId)
                .flatMap(_ -> deliveries.lock(id))
                .filter(delivery -> delivery.repositoryId() == repositoryId);
        found.ifPresent(delivery -> {
            delivery.replay(clock.instant());
            arrived.fire(new DeliveryArrived());
        });
        return found.isPresent();
    }
}
