package dev.waybill.commit.graph;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The statements on refs and their moves. */
@Singleton
final class RefRepository {

    private static final String RECORD = """
            insert into ref_move (id, repository_id, name, before, after, forced, cut, late, commits, total, delivery_id, moved_at)
            values (nextval('ref_move_seq'), :repository, :name, :before, :after, :forced, :cut, :late, :commits, :total, :delivery, :at)""";

    private final Session session;

    @Inject
    RefRepository(Session session) {
        this.session = session;
    }

    /** Where a ref stands, as a move whose end is its head; empty for one that was never seen. */
    Optional<RefMove> standing(long repositoryId, String name) {
        return session
                .createNativeQuery(
                        "select head from ref where repository_id = :repository and name = :name", Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("name", name)
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> new RefMove(null, row.get("head", String.class)));
    }

    /** Where all branches stand, those that were deleted among them. */
    Map<String, Optional<String>> branches(long repositoryId) {
        Map<String, Optional<String>> heads = new HashMap<>();
        session.createNativeQuery(
                        "select name, head from ref where repository_id = :repository and name like 'refs/heads/%'",
                        Tuple.class)
                .setParameter("repository", repositoryId)
                .getResultList()
                .forEach(row ->
                        heads.put(row.get("name", String.class), Optional.ofNullable(row.get("head", String.class))));
        return heads;
    }

    /** Refs of which nothing was known before stand there. */
    void begin(long repositoryId, Map<String, String> heads, Instant at) {
        session.createNativeMutationQuery("""
                        insert into ref (repository_id, name, head, moved_at)
                        select :repository, r.name, r.head, :at from unnest(cast(:names as text[]), cast(:heads as text[])) as r (name, head)
                        on conflict do nothing""")
                .setParameter("repository", repositoryId)
                .setParameter("names", heads.keySet().toArray(String[]::new))
                .setParameter("heads", heads.values().toArray(String[]::new))
                .setParameter("at", at)
                .executeUpdate();
    }

    List<RefMove> movesSince(long repositoryId, String name, Instant since) {
        return session
                .createNativeQuery("""
                        select before, after from ref_move
                        where repository_id = :repository and name = :name and moved_at >= :since
                        order by moved_at desc limit 200""", Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("name", name)
                .setParameter("since", since)
                .getResultList()
                .stream()
                .map(row -> new RefMove(row.get("before", String.class), row.get("after", String.class)))
                .toList();
    }

    void record(long repositoryId, @Nullable Long deliveryId, Push push, boolean late, Instant at) {
        session.createNativeMutationQuery("""
                        insert into ref (repository_id, name, head, moved_at) values (:repository, :name, :head, :at)
                        on conflict on constraint pk_ref do update set head = excluded.head, moved_at = excluded.moved_at
                        where not :late""")
                .setParameter("repository", repositoryId)
                .setParameter("name", push.ref())
                .setParameter("head", push.after())
                .setParameter("late", late)
                .setParameter("at", at)
                .executeUpdate();
        session.createNativeMutationQuery(RECORD)
                .setParameter("repository", repositoryId)
                .setParameter("name", push.ref())
                .setParameter("before", push.before())
                .setParameter("after", push.after())
                .setParameter("forced", push.forced())
                .setParameter("cut", push.cut())
                .setParameter("late", late)
                .setParameter("commits", push.commits().size())
                .setParameter("total", push.total(), Integer.class)
                .setParameter("delivery", deliveryId, Long.class)
                .setParameter("at", at)
                .executeUpdate();
    }
}
