package dev.waybill.commit.whereabouts;

import dev.waybill.state.sql.OneColumn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The statements on the heads of releases and environments. */
@Singleton
final class HeadRepository {

    private static final String COLUMNS = "repository_id, version, organization_id, head, sha, seen_at, told";

    private static final String NOTE = """
            insert into release_head as h (repository_id, version, organization_id, head, seen_at, complete, next_look_at)
            values (:repository, :version, :organization, :head, :seenAt, false, :now)
            on conflict on constraint pk_release_head do update set
                head = excluded.head, sha = null, complete = false, next_look_at = excluded.next_look_at
            where h.head <> excluded.head""";

    private static final String DEPLOYED = """
            insert into environment_head as e (repository_id, environment, version, head, deploy_id, deployed_at)
            values (:repository, :environment, :version, :head, :deploy, :at)
            on conflict on constraint pk_environment_head do update set
                version = excluded.version, head = excluded.head, deploy_id = excluded.deploy_id, deployed_at = excluded.deployed_at
            where e.deploy_id < excluded.deploy_id""";

    private final Session session;

    @Inject
    HeadRepository(Session session) {
        this.session = session;
    }

    void note(long repositoryId, String version, long organizationId, String head, Instant seenAt, Instant now) {
        session.createNativeMutationQuery(NOTE)
                .setParameter("repository", repositoryId)
                .setParameter("version", version)
                .setParameter("organization", organizationId)
                .setParameter("head", head)
                .setParameter("seenAt", seenAt)
                .setParameter("now", now)
                .executeUpdate();
    }

    void deployed(
            long repositoryId, String environment, String version, String head, long deployId, Instant deployedAt) {
        session.createNativeMutationQuery(DEPLOYED)
                .setParameter("repository", repositoryId)
                .setParameter("environment", environment)
                .setParameter("version", version)
                .setParameter("head", head)
                .setParameter("deploy", deployId)
                .setParameter("at", deployedAt)
                .executeUpdate();
    }

    /** Lets the newest heads that are not known for good be looked at again. */
    void lookAgain(long repositoryId, Instant now, int limit) {
        session.createNativeMutationQuery("""
                        update release_head set next_look_at = :now
                        where repository_id = :repository and version = any(array(
                            select version from release_head where repository_id = :repository and not complete
                            order by seen_at desc limit :limit))""")
                .setParameter("now", now)
                .setParameter("repository", repositoryId)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    /** One that is due, locked. */
    Optional<ReleaseHead> claim(Instant now) {
        return session
                .createNativeQuery(
                        "select " + COLUMNS + " from release_head where next_look_at <= :now"
                                + " order by next_look_at limit 1 for update skip locked",
                        Tuple.class)
                .setParameter("now", now)
                .getResultList()
                .stream()
                .map(HeadRepository::head)
                .findFirst();
    }

    void lookedAt(ReleaseHead head, @Nullable String sha, boolean complete, @Nullable String told) {
        session.createNativeMutationQuery("""
                        update release_head set sha = :sha, complete = :complete, told = :told, next_look_at = null
                        where repository_id = :repository and version = :version""")
                .setParameter("sha", sha, String.class)
                .setParameter("complete", complete)
                .setParameter("told", told, String.class)
                .setParameter("repository", head.repositoryId())
                .setParameter("version", head.version())
                .executeUpdate();
    }

    void postpone(ReleaseHead head, Instant until) {
        session.createNativeMutationQuery(
                        "update release_head set next_look_at = :until where repository_id = :repository and version = :version")
                .setParameter("until", until)
                .setParameter("repository", head.repositoryId())
                .setParameter("version", head.version())
                .executeUpdate();
    }

    /** The newest heads that the graph knows, newest first. */
    List<ReleaseHead> known(long repositoryId, int limit) {
        return session
                .createNativeQuery(
                        "select " + COLUMNS + " from release_head where repository_id = :repository and sha is not null"
                                + " order by seen_at desc, version limit :limit",
                        Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(HeadRepository::head)
                .toList();
    }

    List<EnvironmentHead> environments(long repositoryId, int limit) {
        return session
                .createNativeQuery("""
                        select environment, version, head, deployed_at from environment_head
                        where repository_id = :repository order by environment limit :limit""", Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> new EnvironmentHead(
                        row.get("environment", String.class),
                        row.get("version", String.class),
                        row.get("head", String.class),
                        row.get("deployed_at", Instant.class)))
                .toList();
    }

    /** Grows with everything that is told on the topic of ranges. */
    long nextAnswer() {
        return OneColumn.query(session, "select nextval('answer_seq')", Long.class)
                .getSingleResult();
    }

    private static ReleaseHead head(Tuple row) {
        return new ReleaseHead(
                row.get("repository_id", Long.class),
                row.get("version", String.class),
                row.get("organization_id", Long.class),
                row.get("head", String.class),
                row.get("sha", String.class),
                row.get("seen_at", Instant.class),
                row.get("told", String.class));
    }
}
