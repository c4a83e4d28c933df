package dev.waybill.commit.repository;

import dev.waybill.state.sql.OneColumn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.Session;

/** The statements on repositories. */
@Singleton
final class RepoRepository {

    private static final int REGISTRATIONS = 1;

    private final Session session;

    @Inject
    RepoRepository(Session session) {
        this.session = session;
    }

    /** Lets the transactions that register repositories of an organisation run one after the other. */
    void oneRegistrationAtATime(long organizationId) {
        OneColumn.query(
                        session,
                        "select cast(pg_advisory_xact_lock(:purpose, cast(:organization % 2147483647 as integer)) as text)",
                        String.class)
                .setParameter("purpose", REGISTRATIONS)
                .setParameter("organization", organizationId)
                .getSingleResult();
    }

    void add(Repo repo) {
        session.persist(repo);
    }

    Optional<Repo> byPath(long organizationId, String host, String path) {
        return session.createQuery(
                        "from Repo where organizationId = :organization and host = :host and lower(path) = :path and deletedAt is null",
                        Repo.class)
                .setParameter("organization", organizationId)
                .setParameter("host", host)
                .setParameter("path", path.toLowerCase(Locale.ROOT))
                .uniqueResultOptional();
    }

    /** Whether it was let go or not. */
    Optional<Repo> any(long id) {
        return Optional.ofNullable(session.find(Repo.class, id));
    }

    Optional<Repo> find(long id) {
        return any(id).filter(repo -> !repo.isDeleted());
    }

    /** With its row locked, but so that deliveries for it can still be taken in. */
    Optional<Repo> lock(long id) {
        return session.createQuery("from Repo where id = :id and deletedAt is null", Repo.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .uniqueResultOptional();
    }

    /** Waits for whoever holds the lock, and keeps others from it. False if there is no such repository. */
    boolean holdStill(long id, long organizationId) {
        return !OneColumn.query(
                        session,
                        "select id from repository where id = :id and organization_id = :organization and deleted_at is null for share",
                        Long.class)
                .setParameter("id", id)
                .setParameter("organization", organizationId)
                .getResultList()
                .isEmpty();
    }

    /** By name. */
    List<Repo> list(long organizationId, RepoFilter filter, int skip, int limit) {
        return session.createQuery("""
                        from Repo
                        where organizationId = :organization
                          and ((:deleted = true and deletedAt is not null) or (:deleted = false and deletedAt is null and status = :status))
                          and (locate(:query, replace(lower(name), ' ', '')) > 0
                            or locate(:query, lower(path)) > 0
                            or locate(:query, lower(coalesce(url, ''))) > 0
                            or lower(externalId) = :query)
                        order by lower(name), id""", Repo.class)
                .setParameter("organization", organizationId)
                .setParameter("deleted", filter.deleted())
                .setParameter("status", filter.status())
                .setParameter("query", filter.query())
                .setFirstResult(skip)
                .setMaxResults(limit)
                .getResultList();
    }

    /** In the order of their ids, locked. */
    List<Repo> lockAfter(long id, int limit) {
        return session.createQuery("from Repo where id > :id order by id", Repo.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setMaxResults(limit)
                .getResultList();
    }

    /** One that was let go before, and whose webhook its host has no more. */
    Optional<Long> anyDeletedBefore(Instant time) {
        return session.createQuery("""
                        select id from Repo r where deletedAt < :time
                          and not exists (select 1 from HostWebhook w where w.repositoryId = r.id)
                        order by deletedAt""", Long.class)
                .setParameter("time", time)
                .setMaxResults(1)
                .uniqueResultOptional();
    }

    /** Removes at most so many rows of what belongs to a repository, and it itself at last; the number of rows removed. */
    int erase(long id, int limit) {
        for (String table : List.of("file_change", "ref_move", "ref", "pull_request", "commit", "delivery")) {
            int erased = session.createNativeMutationQuery("delete from " + table + " where ctid = any(array("
                            + "select ctid from " + table + " where repository_id = :id limit :limit))")
                    .setParameter("id", id)
                    .setParameter("limit", limit)
                    .executeUpdate();
            if (erased > 0) {
                return erased;
            }
        }
        return session.createNativeMutationQuery("delete from repository where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
