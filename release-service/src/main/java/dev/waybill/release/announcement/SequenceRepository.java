package dev.waybill.release.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hibernate.Session;

/** The database sequence that all facts of this service take their sequence from. */
@ApplicationScoped
class SequenceRepository {

    private final Session entities;

    @Inject
    SequenceRepository(Session entities) {
        this.entities = entities;
    }

    long next() {
        return ((Number)
                        entities.createNativeQuery("select nextval('fact_seq')").getSingleResult())
                .longValue();
    }
}
