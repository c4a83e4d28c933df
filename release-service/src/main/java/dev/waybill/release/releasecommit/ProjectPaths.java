package dev.waybill.release.releasecommit;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What projects keep of the commits of their releases. The list of a release is one for all its projects and holds everything; it is narrowed
 * where one project looks at it, so a change of a project's paths counts at once and for old releases too.
 */
@ApplicationScoped
@Transactional
public class ProjectPaths {

    private final ProjectPathsRepository paths;

    @Inject
    ProjectPaths(ProjectPathsRepository paths) {
        this.paths = paths;
    }

    /** The paths of a project, empty if it keeps every commit. */
    public Optional<PathGlobs> of(long projectId) {
        return Optional.ofNullable(of(List.of(projectId)).get(projectId));
    }

    /** The paths of those of the projects that do not keep every commit. */
    public Map<Long, PathGlobs> of(Collection<Long> projectIds) {
        return projectIds.isEmpty()
                ? Map.of()
                : paths.of(projectIds).entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, entry -> PathGlobs.of(entry.getValue())));
    }

    /** The commits that at least one of the projects keeps; all of them if there are no projects. */
    public List<ListedCommit> keep(Collection<Long> projectIds, List<ListedCommit> commits) {
        Map<Long, List<String>> narrow = projectIds.isEmpty() ? Map.of() : paths.of(projectIds);
        if (narrow.isEmpty() || !narrow.keySet().containsAll(projectIds)) {
            return commits;
        }
        PathGlobs together = PathGlobs.of(
                narrow.values().stream().flatMap(List::stream).distinct().toList());
        return commits.stream().filter(together::keep).toList();
    }
}
