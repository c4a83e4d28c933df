package dev.waybill.release.releasecommit;

import dev.waybill.release.release.Release;
import dev.waybill.state.sql.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The rows of what releases were built from. */
@ApplicationScoped
class HeadRepository {

    private static final String SAME_PACKAGE = """
            and (select r.package from release r where r.id = h.release_id)
                is not distinct from (select own.package from release own where own.id = :release)""";

    private final Session entities;

    @Inject
    HeadRepository(Session entities) {
        this.entities = entities;
    }

    /** The heads of a release by name of the repository. */
    List<ReleaseHead> of(long releaseId) {
        return entities.createQuery(
                        "from ReleaseHead where releaseId = :release order by repositoryKey", ReleaseHead.class)
                .setParameter("release", releaseId)
                .getResultList();
    }

    /**
     * What the newest release before this one that shares a project with it and names the repository was built from: one of the same package
     * if there is any, because packages of one project have versions of their own.
     */
    Optional<String> previousSha(Release release, String repositoryKey) {
        return previousSha(release, repositoryKey, SAME_PACKAGE).or(() -> previousSha(release, repositoryKey, ""));
    }

    // Scalar subqueries rather than joins: the planner then walks the heads of the repository from the newest on, and
    // stops early.
    private Optional<String> previousSha(Release release, String repositoryKey, String condition) {
        return OneColumn.query(entities, """
                        select h.sha from release_head h
                         where h.organization_id = :organization and h.repository_key = :repository and h.release_id < :release
                           and (select 1 from release_project theirs
                                 where theirs.release_id = h.release_id
                                   and theirs.project_id = any(array(select project_id from release_project where release_id = :release))
                                 limit 1) = 1 %s
                         order by h.release_id desc limit 1""".formatted(condition), String.class)
                .setParameter("organization", release.organizationId())
                .setParameter("repository", repositoryKey)
                .setParameter("release", release.id())
                .getResultStream()
                .findFirst();
    }

    List<Long> releasesWaitingFor(UUID rangeId) {
        return entities.createQuery(
                        "select distinct releaseId from ReleaseHead where rangeId = :range order by releaseId",
                        Long.class)
                .setParameter("range", rangeId)
                .getResultList();
    }

    /** How far the commits of a release are, empty if it was never given any. */
    Optional<CommitState> findState(long releaseId) {
        return Optional.ofNullable(entities.find(CommitState.class, releaseId));
    }

    CommitState state(long releaseId) {
        return findState(releaseId).orElseGet(() -> {
            CommitState state = new CommitState(releaseId);
            entities.persist(state);
            return state;
        });
    }

    void add(ReleaseHead head) {
        entities.persist(head);
    }

    void remove(ReleaseHead head) {
        entities.remove(head);
    }

    void flush() {
        entities.flush();
    }
}
