package dev.waybill.release.organization;

import dev.waybill.release.directory.Organization;
import dev.waybill.release.sql.Keyset;
import dev.waybill.state.sql.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The rows of organisations. */
@ApplicationScoped
class OrganizationRepository {

    /** The key of the lock under which organisations get their slugs: "org_slug" in ASCII. */
    private static final long SLUG_LOCK = 0x6f72675f736c7567L;

    private final Session entities;

    @Inject
    OrganizationRepository(Session entities) {
        this.entities = entities;
    }

    /** Waits for everybody else who gives an organisation a slug, until the end of the transaction. */
    void lockSlugs() {
        OneColumn.query(entities, "select pg_advisory_xact_lock(:key) is null", Boolean.class)
                .setParameter("key", SLUG_LOCK)
                .getSingleResult();
    }

    Optional<Organization> find(String slug) {
        return entities.createQuery("from Organization where slug = :slug", Organization.class)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    Optional<Organization> find(long id) {
        return Optional.ofNullable(entities.find(Organization.class, id));
    }

    /** Organisations on one side of an id, the nearest first. */
    List<Organization> list(long id, boolean backwards, int limit) {
        return entities.createQuery("from Organization where " + Keyset.beside(backwards), Organization.class)
                .setParameter("beside", id)
                .setMaxResults(limit)
                .getResultList();
    }
}
