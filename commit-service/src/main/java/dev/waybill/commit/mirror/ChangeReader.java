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

    private final ObjectReader objects;

    /** One for all commits, and without the repository: with it each would look for changed settings and attributes on the disk. */
    private final TreeWalk trees;

    private final RenameDetector renames;
    private final PatchIdDiffFormatter patch = new PatchIdDiffFormatter();

    ChangeReader(Repository copy) {
        this.objects = new TreeCache(copy.newObjectReader());
        this.trees = new TreeWalk(objects);
        trees.setRecursive(true);
        trees.setFilter(TreeFilter.ANY_DIFF);
        this.renames = new RenameDetector(copy);
        renames.setRenameLimit(RENAME_LIMIT);
        renames.setRenameScore(RENAME_SCORE);
        patch.setReader(objects, copy.getConfig());
        patch.setBinaryFileThreshold(LARGEST_FILE_OF_PATCH);
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
        if (commit.getParentCount() == 0) {
            trees.reset();
            trees.addTree(new EmptyTreeIterator());
            trees.addTree(commit.getTree());
        } else {
            RevCommit parent = commit.getParent(0);
            walk.parseHeaders(parent);
            trees.reset(parent.getTree(), commit.getTree());
        }
        return DiffEntry.scan(trees);
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
        renames.reset();
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
        patch.format(entries);
        return ObjectId.toString(patch.getCalulatedPatchId());
    }

    @Override
    public void close() {
        patch.close();
        trees.close();
    }
}
