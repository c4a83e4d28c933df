package dev.waybill.commit.mirror;

import dev.waybill.commit.graph.ImportedCommit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Reads a copy as it was when it was opened. For one thread. */
final class History implements AutoCloseable {

    private static final int MOST_REFS = 20_000;
    private static final int LONGEST_MAILMAP = 512 * 1024;

    private final Repository copy;
    private final CommitReader reader;
    private final Map<String, ObjectId> tips = new TreeMap<>();

    private History(Repository copy) throws IOException {
        this.copy = copy;
        this.reader = new CommitReader(copy);
        try (RevWalk walk = new RevWalk(copy)) {
            for (String prefix : List.of(Constants.R_HEADS, Constants.R_TAGS)) {
                for (Ref ref : copy.getRefDatabase().getRefsByPrefix(prefix)) {
                    ObjectId commit = commit(walk, ref);
                    if (commit != null && tips.size() < MOST_REFS) {
                        tips.put(ref.getName(), commit);
                    }
                }
            }
        }
    }

    static History open(Path directory) throws IOException {
        return new History(new FileRepositoryBuilder()
                .setGitDir(directory.toFile())
                .setBare()
                .setMustExist(true)
                .build());
    }

    /** The commit that each branch and tag leads to. */
    Map<String, String> tips() {
        Map<String, String> names = new TreeMap<>();
        tips.forEach((name, id) -> names.put(name, id.name()));
        return names;
    }

    /**
     * The commits that the tips and some others lead to and those that were there before do not, parents before children.
     *
     * @param others as far as they are in the copy
     */
    List<String> without(Collection<String> had, Collection<String> others) throws IOException {
        List<ObjectId> heads = new ArrayList<>(tips.values());
        others.forEach(sha -> heads.add(ObjectId.fromString(sha)));
        return range(heads, had);
    }

    /** The commits that {@code after} has and others have not, parents before children; empty if it is not in the copy. */
    List<String> between(Collection<String> before, String after) throws IOException {
        return range(List.of(ObjectId.fromString(after)), before);
    }

    private List<String> range(Collection<ObjectId> heads, Collection<String> had) throws IOException {
        try (RevWalk walk = new RevWalk(copy)) {
            walk.setRetainBody(false);
            walk.sort(RevSort.TOPO);
            walk.sort(RevSort.REVERSE, true);
            for (ObjectId head : heads) {
                RevCommit commit = find(walk, head);
                if (commit != null) {
                    walk.markStart(commit);
                }
            }
            for (String sha : had) {
                RevCommit commit = find(walk, ObjectId.fromString(sha));
                if (commit != null) {
                    walk.markUninteresting(commit);
                }
            }
            List<String> names = new ArrayList<>();
            for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
                names.add(commit.name());
            }
            return names;
        }
    }

    /** A commit of the copy. */
    ImportedCommit read(String sha) throws IOException {
        return reader.read(ObjectId.fromString(sha));
    }

    boolean has(String sha) throws IOException {
        return copy.getObjectDatabase().has(ObjectId.fromString(sha));
    }

    boolean isAncestor(String ancestor, String descendant) throws IOException {
        try (RevWalk walk = new RevWalk(copy)) {
            RevCommit one = find(walk, ObjectId.fromString(ancestor));
            RevCommit other = find(walk, ObjectId.fromString(descendant));
            return one != null && other != null && walk.isMergedInto(one, other);
        }
    }

    /** The text of {@code .mailmap} where most work is done; empty if there is none, or it is too long to be one. */
    Optional<String> mailmap() throws IOException {
        ObjectId main = mainTip();
        if (main == null) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(copy);
                TreeWalk file = TreeWalk.forPath(
                        copy, ".mailmap", walk.parseCommit(main).getTree())) {
            if (file == null || file.getFileMode(0).getObjectType() != Constants.OBJ_BLOB) {
                return Optional.empty();
            }
            ObjectLoader text = copy.open(file.getObjectId(0), Constants.OBJ_BLOB);
            return text.getSize() > LONGEST_MAILMAP
                    ? Optional.empty()
                    : Optional.of(new String(text.getBytes(LONGEST_MAILMAP), StandardCharsets.UTF_8).replace("\0", ""));
        }
    }

    private @Nullable ObjectId mainTip() {
        for (String name : List.of("main", "master", "trunk", "develop")) {
            ObjectId tip = tips.get(Constants.R_HEADS + name);
            if (tip != null) {
                return tip;
            }
        }
        return tips.entrySet().stream()
                .filter(tip -> tip.getKey().startsWith(Constants.R_HEADS))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable RevCommit find(RevWalk walk, AnyObjectId id) throws IOException {
        try {
            return walk.parseCommit(id);
        } catch (MissingObjectException | IncorrectObjectTypeException notHere) {
            return null;
        }
    }

    private static @Nullable ObjectId commit(RevWalk walk, Ref ref) throws IOException {
        ObjectId id = ref.getObjectId();
        if (id == null) {
            return null;
        }
        RevObject object = walk.peel(walk.parseAny(id));
        return object instanceof RevCommit commit ? commit.copy() : null;
    }

    @Override
    public void close() {
        reader.close();
        copy.close();
    }
}
