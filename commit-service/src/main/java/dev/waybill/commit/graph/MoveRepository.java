package dev.waybill.commit.graph;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The statements on moves that a fetch finds or completes. */
@Singleton
final class MoveRepository {

    private final Session session;

    @Inject
    MoveRepository(Session session) {
        this.session = session;
    }

    /** Where all branches and tags stand, those that were deleted among them. */
    Map<String, Standing> standings(long repositoryId) {
        Map<String, Standing> standings = new HashMap<>();
        session.createNativeQuery("select name, head, moved_at from ref where repository_id = :repository", Tuple.class)
                .setParameter("repository", repositoryId)
                .getResultList()
                .forEach(row -> standings.put(
                        row.get("name", String.class),
                        new Standing(row.get("head", String.class), row.get("moved_at", Instant.class))));
        return standings;
    }

    /** A fetch found a ref elsewhere. */
    void record(
            long repositoryId,
            String name,
            @Nullable String before,
            @Nullable String after,
            boolean forced,
            boolean healed,
            Instant at) {
        session.createNativeMutationQuery("""
                        insert into ref (repository_id, name, head, moved_at) values (:repository, :name, :head, :at)
                        on conflict on constraint pk_ref do update set head = excluded.head, moved_at = excluded.moved_at""")
                .setParameter("repository", repositoryId)
                .setParameter("name", name)
                .setParameter("head", after)
                .setParameter("at", at)
                .executeUpdate();
        session.createNativeMutationQuery("""
                        insert into ref_move (id, repository_id, name, before, after, forced, cut, late, commits, moved_at, healed)
                        values (nextval('ref_move_seq'), :repository, :name, :before, :after, :forced, false, false, 0, :at, :healed)""")
                .setParameter("repository", repositoryId)
                .setParameter("name", name)
                .setParameter("before", before)
                .setParameter("after", after)
                .setParameter("forced", forced)
                .setParameter("at", at)
                .setParameter("healed", healed)
                .executeUpdate();
    }

    /** Moves of branches whose commits may not all be told, oldest first. */
    List<Move> unhealed(long repositoryId, Instant until, int limit) {
        return session
                .createNativeQuery("""
                        select id, name, before, after, forced from ref_move
                        where repository_id = :repository and not healed and moved_at <= :until
                          and after is not null and name like 'refs/heads/%'
                        order by moved_at, id limit :limit""", Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("until", until)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> new Move(
                        row.get("id", Long.class),
                        row.get("name", String.class),
                        row.get("before", String.class),
                        row.get("after", String.class),
                        row.get("forced", Boolean.class)))
                .toList();
    }

    void healed(long repositoryId, Collection<Long> ids) {
        session.createNativeMutationQuery(
                        "update ref_move set healed = true where repository_id = :repository and id = any(:ids)")
                .setParameter("repository", repositoryId)
                .setParameter("ids", ids.toArray(Long[]::new))
                .executeUpdate();
    }
}
