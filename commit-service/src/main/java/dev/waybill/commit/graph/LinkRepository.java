package dev.waybill.commit.graph;

import dev.waybill.state.sql.OneColumn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import org.hibernate.Session;

/** The statements on what commits say about each other. */
@Singleton
final class LinkRepository {

    private final Session session;

    @Inject
    LinkRepository(Session session) {
        this.session = session;
    }

    void save(long repositoryId, List<Link> links) {
        if (links.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery("""
                        insert into commit_link (repository_id, sha, kind, target)
                        select :repository, r.sha, r.kind, r.target
                        from unnest(cast(:shas as text[]), cast(:kinds as text[]), cast(:targets as text[])) as r (sha, kind, target)
                        on conflict do nothing""")
                .setParameter("repository", repositoryId)
                .setParameter("shas", links.stream().map(Link::sha).toArray(String[]::new))
                .setParameter(
                        "kinds", links.stream().map(link -> link.kind().name()).toArray(String[]::new))
                .setParameter("targets", links.stream().map(Link::target).toArray(String[]::new))
                .executeUpdate();
    }

    /** What a commit says of others, and others of it. */
    List<Link> around(long repositoryId, String sha, int limit) {
        return session
                .createNativeQuery("""
                        (select sha, kind, target from commit_link where repository_id = :repository and sha = :sha limit :limit)
                        union all
                        (select sha, kind, target from commit_link where repository_id = :repository and target = :sha limit :limit)""", Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("sha", sha)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> new Link(
                        row.get("sha", String.class),
                        Link.Kind.valueOf(row.get("kind", String.class)),
                        row.get("target", String.class)))
                .toList();
    }

    /** Other commits that change the same. */
    List<String> withSamePatch(long repositoryId, String sha, int limit) {
        return OneColumn.query(session, """
                        select o.sha from commit c join commit o on o.repository_id = c.repository_id and o.patch_id = c.patch_id and o.sha <> c.sha
                        where c.repository_id = :repository and c.sha = :sha limit :limit""", String.class)
                .setParameter("repository", repositoryId)
                .setParameter("sha", sha)
                .setParameter("limit", limit)
                .getResultList();
    }
}
