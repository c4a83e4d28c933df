package dev.waybill.release.announcement;

import dev.waybill.state.sql.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
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
        return next(1).getFirst();
    }

    List<Long> next(int count) {
        return OneColumn.query(entities, "select nextval('fact_seq') from generate_series(1, :count)", Long.class)
                .setParameter("count", count)
                .getResultList();
    }
}
