package dev.waybill.release.releasecommit;

import dev.waybill.kit.directory.Project;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.Page;
import dev.waybill.release.release.CommitView;
import dev.waybill.release.release.CommitViews;
import dev.waybill.release.releasecommit.ProjectCommitRepository.Placed;
import dev.waybill.release.releasecommit.ProjectCommitRepository.Selection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the API shows of the commits of all releases of a project. A cursor is the release and the position of the commit at the edge of the
 * page, so commits that come meanwhile neither repeat nor hide others.
 */
@ApplicationScoped
@Transactional
class ReadProjectCommits {

    private final ProjectCommitRepository commits;
    private final ProjectPaths paths;
    private final CommitViews views;

    @Inject
    ReadProjectCommits(ProjectCommitRepository commits, ProjectPaths paths, CommitViews views) {
        this.commits = commits;
        this.paths = paths;
        this.views = views;
    }

    /**
     * A page, the commits of the newest release first.
     *
     * @param shaPrefix only commits whose object id begins so, null or empty for all
     */
    Page<CommitView> page(Project project, @Nullable String shaPrefix, CommitRequest request) {
        Selection selection = new Selection(
                project.id(),
                paths.of(project.id()).orElse(null),
                shaPrefix == null || shaPrefix.isBlank() ? null : shaPrefix.strip());
        Cursor cursor = request.place();
        int size = request.size();
        List<Placed> found = found(selection, cursor, size + 1);
        boolean more = found.size() > size;
        List<Placed> shown = new ArrayList<>(more ? found.subList(0, size) : found);
        if (cursor.previous()) {
            Collections.reverse(shown);
        }
        boolean isFirst = cursor.previous() ? !more : cursor.isStart();
        boolean isLast = !cursor.previous() && !more;
        return new Page<>(
                views.of(
                        project.organizationId(),
                        shown.stream().map(Placed::commit).toList()),
                isFirst || shown.isEmpty() ? null : at(shown.getFirst(), true),
                isLast || shown.isEmpty() ? null : at(shown.getLast(), false));
    }

    private List<Placed> found(Selection selection, Cursor cursor, int max) {
        if (cursor.previous()) {
            return commits.before(selection, cursor.value(), cursor.offset(), max);
        }
        return cursor.isStart()
                ? commits.after(selection, Long.MAX_VALUE, 0, max)
                : commits.after(selection, cursor.value(), cursor.offset(), max);
    }

    private static Cursor at(Placed edge, boolean previous) {
        return new Cursor(edge.releaseId(), edge.position(), previous);
    }
}
