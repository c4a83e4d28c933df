package dev.waybill.release.releasecommit;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.waybill.contracts.Person;
import dev.waybill.release.release.CommitTotals;
import dev.waybill.release.release.ProjectCommits;
import dev.waybill.release.release.Release;
import dev.waybill.release.releasecommit.NarrowedCommitRepository.Author;
import dev.waybill.release.releasecommit.NarrowedCommitRepository.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** Works out what releases show of their commits below a project that keeps only some, with two statements for all releases. */
@ApplicationScoped
@Transactional
class NarrowCommits implements ProjectCommits {

    private final NarrowedCommitRepository commits;
    private final ProjectPaths paths;

    @Inject
    NarrowCommits(NarrowedCommitRepository commits, ProjectPaths paths) {
        this.commits = commits;
        this.paths = paths;
    }

    @Override
    public Map<Long, CommitTotals> totals(long projectId, List<Release> releases) {
        return releases.isEmpty()
                ? Map.of()
                : paths.of(projectId).map(globs -> totals(globs, releases)).orElse(Map.of());
    }

    private Map<Long, CommitTotals> totals(PathGlobs globs, List<Release> releases) {
        List<Long> ids = releases.stream().map(Release::id).toList();
        Map<Long, Kept> kept = commits.kept(ids, globs).stream().collect(toMap(Kept::releaseId, it -> it));
        Map<Long, List<Person>> authors = commits.authors(ids, globs, SettleCommits.MOST_AUTHORS).stream()
                .collect(groupingBy(Author::releaseId, mapping(Author::person, toList())));
        return releases.stream().collect(toMap(Release::id, release -> {
            Kept some = kept.get(release.id());
            return some == null
                    ? CommitTotals.NONE
                    : new CommitTotals(
                            some.count(),
                            ListedCommits.summary(release, some.newest()),
                            requireNonNullElse(authors.get(release.id()), List.of()));
        }));
    }
}
