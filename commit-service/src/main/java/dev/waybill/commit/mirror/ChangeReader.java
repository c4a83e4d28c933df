package dev.waybill.commit.mirror;

import dev.waybill.commit.webhook.HostText;
import dev.waybill.contracts.FileChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.api.errors.CanceledException;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.PatchIdDiffFormatter;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Tells what commits change, as {@code git log --name-status -M} does: nothing for merges. */
final class ChangeReader implements AutoCloseable {

    /** Git's own: more renamed files are not looked for by their contents. */
    private static final int RENAME_LIMIT = 1_000;

    /** Git's own: from how much in common a file counts as the same. */
    private static final int RENAME_SCORE = 50;

    private static final int MOST_FILES = 5_000;

    /** Larger ones are vendored code and the like, which nobody picks. */
    private static final int MOST_FILES_OF_PATCH = 200;

    private static final int LARGEST_FILE_OF_PATCH = 512 * 1024;

    private final Repository copy;
    private final ObjectReader objects;

    ChangeReader(Repository copy) {
        this.copy = copy;
        this.objects = copy.newObjectReader();
    }

    /** What a commit changes; the patch id is null where there is none to tell. */
    record Changes(List<FileChange> files, @Nullable String patchId) {

        static final Changes NONE = new Changes(List.of(), null);
    }

    Changes of(RevWalk walk, RevCommit commit) throws IOException {
        if (commit.getParentCount() > 1) {
            return Changes.NONE;
        }
        List<DiffEntry> entries = entries(walk, commit);
        return new Changes(files(entries), patchId(entries));
    }

    private List<DiffEntry> entries(RevWalk walk, RevCommit commit) throws IOException {
        try (TreeWalk trees = new TreeWalk(copy, objects)) {
            trees.setRecursive(true);
            trees.setFilter(TreeFilter.ANY_DIFF);
            if (commit.getParentCount() == 0) {
                trees.addTree(new EmptyTreeIterator());
            } else {
                RevCommit parent = commit.getParent(0);
                walk.parseHeaders(parent);
                trees.addTree(parent.getTree());
            }
            trees.addTree(commit.getTree());
            return DiffEntry.scan(trees);
        }
    }

    private List<FileChange> files(List<DiffEntry> entries) throws IOException {
        List<FileChange> files = new ArrayList<>();
        for (DiffEntry entry : renamed(entries)) {
            String path = HostText.path(entry.getNewPath());
            String old = HostText.path(entry.getOldPath());
            switch (entry.getChangeType()) {
                case ADD -> add(files, path, "A", null);
                case MODIFY -> add(files, path, "M", null);
                case DELETE -> add(files, old, "D", null);
                case RENAME -> {
                    add(files, path, "A", old);
                    add(files, old, "D", null);
                }
                case COPY -> add(files, path, "A", null);
            }
        }
        files.sort(Comparator.comparing(FileChange::path));
        return files.size() <= MOST_FILES ? files : files.subList(0, MOST_FILES);
    }

    private List<DiffEntry> renamed(List<DiffEntry> entries) throws IOException {
        boolean added = entries.stream().anyMatch(entry -> entry.getChangeType() == DiffEntry.ChangeType.ADD);
        boolean deleted = entries.stream().anyMatch(entry -> entry.getChangeType() == DiffEntry.ChangeType.DELETE);
        if (!added || !deleted) {
            return entries;
        }
        RenameDetector renames = new RenameDetector(copy);
        renames.setRenameLimit(RENAME_LIMIT);
        renames.setRenameScore(RENAME_SCORE);
        renames.addAll(entries);
        try {
            return renames.compute(objects, NullProgressMonitor.INSTANCE);
        } catch (CanceledException impossible) {
            throw new IOException("nobody cancels it", impossible);
        }
    }

    private static void add(List<FileChange> files, @Nullable String path, String type, @Nullable String from) {
        if (path != null) {
            files.add(new FileChange(path, type, from));
        }
    }

    private @Nullable String patchId(List<DiffEntry> entries) throws IOException {
        if (entries.isEmpty() || entries.size() > MOST_FILES_OF_PATCH) {
            return null;
        }
        try (PatchIdDiffFormatter patch = new PatchIdDiffFormatter()) {
            patch.setReader(objects, copy.getConfig());
            patch.setBinaryFileThreshold(LARGEST_FILE_OF_PATCH);
            patch.format(entries);
            return ObjectId.toString(patch.getCalulatedPatchId());
        }
    }

    @Override
    public void close() {
        objects.close();
    }
}
