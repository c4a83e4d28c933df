package dev.waybill.release.team;

import dev.waybill.release.directory.Slugs;
import dev.waybill.release.sql.Keyset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
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

    /** Teams on one side of an id, the nearest first, whose name or slug contains the text in any letter case. */
    List<Team> list(long organizationId, String text, long id, boolean backwards, int limit) {
        return entities.createQuery("""
                        from Team where organizationId = :organization
                          and (locate(:text, lower(name)) > 0 or locate(:text, slug) > 0) and\s""" + Keyset.beside(backwards), Team.class)
                .setParameter("organization", organizationId)
                .setParameter("text", text.toLowerCase(Locale.ROOT))
                .setParameter("beside", id)
                .setMaxResults(limit)
                .getResultList();
    }

    List<Team> all(long organizationId) {
        return entities.createQuery("from Team where organizationId = :organization order by slug", Team.class)
                .setParameter("organization", organizationId)
                .getResultList();
    }

    /** The teams that a member belongs to. */
    List<Team> withMember(long memberId) {
        return entities.createQuery("from Team t where :member member of t.memberIds order by t.slug", Team.class)
                .setParameter("member", memberId)
                .getResultList();
    }

    /** The teams that are responsible for a project. */
    List<Team> withProject(long projectId) {
        return entities.createQuery("from Team t where :project member of t.projectIds order by t.slug", Team.class)
                .setParameter("project", projectId)
                .getResultList();
    }

    /** The teams of members, by slug, without what else belongs to them. */
    List<TeamLink> ofMembers(Collection<Long> memberIds) {
        return links("memberIds", memberIds);
    }

    /** The teams of projects, by slug, without what else belongs to them. */
    List<TeamLink> ofProjects(Collection<Long> projectIds) {
        return links("projectIds", projectIds);
    }

    private List<TeamLink> links(String collection, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        "select it, cast(t.id as string), t.slug, t.name from Team t join t." + collection
                                + " it where it in :ids order by t.slug",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(row -> new TeamLink((Long) row[0], new TeamRef((String) row[1], (String) row[2], (String) row[3])))
                .toList();
    }

    long count(long organizationId) {
        return entities.createQuery("select count(*) from Team where organizationId = :organization", Long.class)
                .setParameter("organization", organizationId)
                .getSingleResult();
    }
}
