package dev.waybill.release.release;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.waybill.release.version.VersionRules;
import dev.waybill.state.sql.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.Session;

/** The rows of releases and of the projects they belong to. */
@ApplicationScoped
class ReleaseRepository {

    private final Session entities;

    @Inject
    ReleaseRepository(Session entities) {
        this.entities = entities;
    }

    Optional<Release> find(long organizationId, String version) {
        if (VersionRules.broken(version).isPresent()) {
            return Optional.empty(); // what can not be stored must not be looked up either
        }
        return entities.createQuery(
                        "from Release where organizationId = :organization and version = :version", Release.class)
                .setParameter("organization", organizationId)
                .setParameter("version", version)
                .getResultStream()
                .findFirst();
    }

    /** The release under its row lock, as it is now. */
    Optional<Release> lock(long organizationId, String version) {
        return find(organizationId, version).flatMap(release -> lock(release.id()));
    }

    /** The release under its row lock, as it is now. */
    Optional<Release> lock(long id) {
        entities.flush();
        List<Release> locked = entities.createQuery("from Release where id = :id", Release.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        locked.forEach(entities::refresh);
        return locked.stream().findFirst();
    }

    /** Attaches projects and tells which of them are new to the release. */
    List<Long> attach(long releaseId, Collection<Long> projectIds) {
        List<Long> attached = new ArrayList<>();
        projectIds.stream().distinct().sorted().forEach(projectId -> {
            int rows = entities.createNativeQuery("""
                            insert into release_project (release_id, project_id) values (:release, :project)
                            on conflict do nothing""")
                    .setParameter("release", releaseId)
                    .setParameter("project", projectId)
                    .executeUpdate();
            if (rows == 1) {
                attached.add(projectId);
            }
        });
        return attached;
    }

    /** The projects of releases, by release, each list in the order of the project ids. */
    Map<Long, List<AttachedProject>> projects(Collection<Long> releaseIds) {
        if (releaseIds.isEmpty()) {
            return Map.of();
        }
        return entities.createNativeQuery("""
                        select rp.release_id, p.id, p.slug, p.name, p.platform, p.version_scheme, min(s.first_seen), max(s.last_seen)
                          from release_project rp join project p on p.id = rp.project_id
                          left join release_project_environment s
                            on s.release_id = rp.release_id and s.project_id = rp.project_id
                         where rp.release_id in :releases
                         group by rp.release_id, p.id order by rp.release_id, p.id""", Tuple.class)
                .setParameter("releases", releaseIds)
                .getResultStream()
                .map(row -> attached(row))
                .collect(groupingBy(AttachedProject::releaseId));
    }

    boolean isAttached(long releaseId, long projectId) {
        return !OneColumn.query(
                        entities,
                        "select 1 from release_project where release_id = :release and project_id = :project",
                        Integer.class)
                .setParameter("release", releaseId)
                .setParameter("project", projectId)
                .getResultList()
                .isEmpty();
    }

    /** The releases at places of a list, in its order; those that are gone meanwhile are left out. */
    List<Release> at(List<ReleasePlace> places) {
        List<Long> ids = places.stream().map(ReleasePlace::id).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Release> found = entities.createQuery("from Release where id in :ids", Release.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(toMap(Release::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /**
     * The newest other release not after the given one that shares a project with it and has commits. Sentry may name the release itself;
     * then a client that sets commits a second time sets none.
     */
    Optional<Release> previousWithCommits(Release release) {
        return entities.createNativeQuery("""
                        select r.* from (
                          select newest.* from release_project mine
                           cross join lateral (
                             select theirs.release_id, theirs.effective_date from release_project theirs
                              where theirs.project_id = mine.project_id and theirs.has_commits and theirs.effective_date <= :date
                               and theirs.release_id <> mine.release_id
                              order by theirs.effective_date desc, theirs.release_id desc limit 1) newest
                           where mine.release_id = :release
                           order by newest.effective_date desc, newest.release_id desc limit 1) newest
                          join release r on r.id = newest.release_id""", Release.class)
                .setParameter("date", release.effectiveDate())
                .setParameter("release", release.id())
                .getResultStream()
                .findFirst();
    }

    void remove(Release release) {
        entities.remove(release);
    }

    private static AttachedProject attached(Tuple row) {
        return new AttachedProject(
                row.get(0, Long.class),
                row.get(1, Long.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, String.class).equals(ProjectSchemes.SEMVER),
                row.get(6, Instant.class),
                row.get(7, Instant.class));
    }
}
