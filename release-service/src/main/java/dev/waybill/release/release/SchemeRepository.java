package dev.waybill.release.release;

import dev.waybill.state.sql.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.Session;

/** What projects are set to. */
@ApplicationScoped
class SchemeRepository {

    private final Session entities;

    @Inject
    SchemeRepository(Session entities) {
        this.entities = entities;
    }

    List<Long> projectsWith(long organizationId, String scheme) {
        return OneColumn.query(
                        entities,
                        "select id from project where organization_id = :organization and version_scheme = :scheme",
                        Long.class)
                .setParameter("organization", organizationId)
                .setParameter("scheme", scheme)
                .getResultList();
    }
}
