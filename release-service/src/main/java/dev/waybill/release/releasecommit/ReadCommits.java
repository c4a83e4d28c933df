package dev.waybill.release.releasecommit;

import dev.waybill.kit.directory.Project;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.Page;
import dev.waybill.release.release.CommitView;
import dev.waybill.release.release.CommitViews;
import dev.waybill.release.release.Release;
import dev.waybill.release.release.Releases;
import dev.waybill.release.release.RepositoryView;
import dev.waybill.release.repository.Repositories;
import dev.waybill.release.repository.RepositoryEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the API shows of the commits of one release. Asked below a project the release must belong to it, else 404, and only the commits that
 * the project keeps are shown.
 */
@ApplicationScoped
@Transactional
class ReadCommits {

    private final CommitRepository commits;
    private final Releases releases;
    private final Repositories repositories;
    private final ProjectPaths paths;
    private final CommitViews views;

    @Inject
    ReadCommits(
            CommitRepository commits,
            Releases releases,
            Repositories repositories,
            ProjectPaths paths,
            CommitViews views) {
        this.commits = commits;
        this.releases = releases;
        this.repositories = repositories;
        this.paths = paths;
        this.views = views;
    }

    /** The rows of a list from some row on. */
    @FunctionalInterface
    private interface Slice<T> {
        List<T> of(long from, int max);
    }

    /** The commits, newest first. */
    Page<CommitView> commits(long organizationId, @Nullable Project project, String version, CommitRequest request) {
        Release release = release(organizationId, project, version);
        CommitFilter filter = filter(release, project, request);
        Slice<ListedCommit> slice = filter.equals(CommitFilter.ALL)
                ? (from, max) -> commits.slice(release.id(), from, max)
                : (from, max) -> commits.slice(release.id(), filter, from, max);
        return page(
                request,
                slice,
                shown -> views.of(
                        organizationId,
                        shown.stream()
                                .map(commit -> ListedCommits.summary(release, commit))
                                .toList()));
    }

    /** The files that the commits touch, by path; a file is there once for each commit. */
    Page<FileView> files(long organizationId, @Nullable Project project, String version, CommitRequest request) {
        Release release = release(organizationId, project, version);
        CommitFilter filter = filter(release, project, request);
        return page(
                request,
                (from, max) -> commits.files(release.id(), filter, from, max),
                shown -> FileViews.of(
                        organizationId,
                        shown,
                        views.authors(
                                organizationId,
                                shown.stream().map(FileViews::author).toList())));
    }

    /** The repositories that have commits in the release, by name. */
    List<RepositoryView> repositories(long organizationId, @Nullable Project project, String version) {
        Release release = release(organizationId, project, version);
        return views.repositories(
                organizationId, commits.repositories(release.id(), new CommitFilter(null, paths(project))));
    }

    /** Whether there is such a release; else 404. */
    void require(long organizationId, @Nullable Project project, String version) {
        release(organizationId, project, version);
    }

    private Release release(long organizationId, @Nullable Project project, String version) {
        Release release = releases.get(organizationId, version);
        if (project != null && releases.projects(release).stream().noneMatch(it -> it.projectId() == project.id())) {
            throw ApiException.notFound();
        }
        return release;
    }

    private CommitFilter filter(Release release, @Nullable Project project, CommitRequest request) {
        return new CommitFilter(repositories(release, request), paths(project));
    }

    private @Nullable PathGlobs paths(@Nullable Project project) {
        return project == null ? null : paths.of(project.id()).orElse(null);
    }

    /** The names that the commits of the asked repository have in the release, null if none is asked for; 404 for an unknown repository. */
    private @Nullable List<String> repositories(Release release, CommitRequest request) {
        String id = given(request.repositoryId());
        String name = given(request.repositoryName());
        if (id == null && name == null) {
            return null;
        }
        Optional<RepositoryEntry> known = repositories.find(release.organizationId(), id, name);
        String called = known.map(RepositoryEntry::name).orElse(id == null ? name : null);
        List<String> found = called == null
                ? List.of()
                : commits.repositories(release.id(), CommitFilter.ALL).stream()
                        .filter(listed -> Repositories.fold(listed).equals(Repositories.fold(called)))
                        .toList();
        if (found.isEmpty() && known.isEmpty()) {
            throw ApiException.notFound();
        }
        return found;
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static <T, V> Page<V> page(CommitRequest request, Slice<T> rows, Function<List<T>, List<V>> view) {
        Cursor cursor = request.place();
        int size = request.size();
        long number = Math.min(cursor.offset(), Integer.MAX_VALUE);
        List<T> found = rows.of(number * size, size + 1);
        return new Page<>(
                view.apply(found.subList(0, Math.min(size, found.size()))),
                number > 0 ? new Cursor(size, number - 1, true) : null,
                found.size() > size ? new Cursor(size, number + 1, false) : null);
    }
}
