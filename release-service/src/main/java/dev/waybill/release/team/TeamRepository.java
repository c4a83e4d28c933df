package dev.waybill.release.team;

import dev.waybill.release.directory.Slugs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.Session;

/** The rows of teams. */
@ApplicationScoped
class TeamRepository {

    private final Session entities;

    @Inject
    TeamRepository(Session entities) {
        this.entities = entities;
    }

    Optional<Team> find(long organizationId, String slugOrId) {
        return entities.createQuery(
                        "from Team where organizationId = :organization and (slug = :slug or id = :id)", Team.class)
                .setParameter("organization", organizationId)
                .setParameter("slug", slugOrId)
                .setParameter("id", Slugs.isId(slugOrId) ? Long.parseLong(slugOrId) : -1)
                .getResultStream()
                .findFirst();
    }

    /** Teams by slug whose name or slug contains the text, in any letter case. */
    List<Team> list(long organizationId, String text, int offset, int limit) {
        return entities.createQuery("""
                        from Team where organizationId = :organization
                          and (locate(:text, lower(name)) > 0 or locate(:text, slug) > 0)
                         order by slug""", Team.class)
                .setParameter("organization", organizationId)
                .setParameter("text", text.toLowerCase(Locale.ROOT))
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    List<Team> all(long organizationId) {
        return entities.createQuery("from Team where organizationId = :organization order by slug", Team.class)
                .setParameter("organization", organizationId)
                .getResultList();
    }

    long count(long organizationId) {
        return entities.createQuery("select count(*) from Team where organizationId = :organization", Long.class)
                .setParameter("organization", organizationId)
                .getSingleResult();
    }
}
