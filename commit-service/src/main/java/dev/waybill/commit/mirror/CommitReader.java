package dev.waybill.commit.mirror;

import dev.waybill.commit.graph.ImportedCommit;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.contracts.Person;
import java.io.IOException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.RawParseUtils;
import org.jspecify.annotations.Nullable;

/** Reads commits out of a copy, with what they change. */
final class CommitReader implements AutoCloseable {

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    /** So often the walk forgets the commits that it has seen, of which there may be millions. */
    private static final int REMEMBERED = 2_000;

    private final RevWalk walk;
    private final ChangeReader changes;
    private final Set<String> boundary;
    private int read;

    CommitReader(Repository copy) throws IOException {
        this.walk = new RevWalk(copy);
        this.changes = new ChangeReader(copy);
        this.boundary = copy.getObjectDatabase().getShallowCommits().stream()
                .map(ObjectId::name)
                .collect(Collectors.toSet());
    }

    /** The commits whose parents are not in the copy. */
    Set<String> boundary() {
        return boundary;
    }

    ImportedCommit read(AnyObjectId id) throws IOException {
        if (++read % REMEMBERED == 0) {
            walk.dispose();
        }
        RevCommit commit = walk.parseCommit(id);
        // One that was read before is parsed, but has no body any more.
        walk.parseBody(commit);
        try {
            List<String> parents =
                    Arrays.stream(commit.getParents()).map(ObjectId::name).toList();
            // At the boundary everything would look added.
            ChangeReader.Changes changed =
                    boundary.contains(commit.name()) ? ChangeReader.Changes.NONE : changes.of(walk, commit);
            return new ImportedCommit(
                    commit.name(),
                    parents,
                    HostText.message(message(commit)),
                    person(commit.getAuthorIdent()),
                    person(commit.getCommitterIdent()),
                    time(commit.getCommitTime()),
                    changed.files(),
                    changed.patchId(),
                    boundary.contains(commit.name()));
        } finally {
            commit.disposeBody();
        }
    }

    private static String message(RevCommit commit) {
        try {
            return commit.getFullMessage();
        } catch (UnsupportedCharsetException | IllegalCharsetNameException unknown) {
            byte[] raw = commit.getRawBuffer();
            int begin = RawParseUtils.commitMessage(raw, 0);
            return begin < 0 ? "" : new String(raw, begin, raw.length - begin, StandardCharsets.UTF_8);
        }
    }

    private static Person person(@Nullable PersonIdent told) {
        return told == null
                ? new Person(null, null)
                : new Person(HostText.name(told.getName()), HostText.name(told.getEmailAddress()));
    }

    private static @Nullable Instant time(int seconds) {
        Instant time = Instant.ofEpochSecond(Integer.toUnsignedLong(seconds));
        return time.isAfter(END_OF_TIME) ? null : time;
    }

    @Override
    public void close() {
        changes.close();
        walk.close();
    }
}
