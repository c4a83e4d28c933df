package dev.waybill.release.release;

import dev.waybill.contracts.FileChange;
import dev.waybill.release.request.BodyFields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the commits and refs in the body of a release. */
final class CommitsReader {

    private static final int MAX_COMMITS = 10_000;
    private static final int MAX_FILES = 10_000;
    private static final int MAX_REFS = 200;
    private static final int MAX_SHA = 64;
    private static final int MAX_LIST_REPOSITORY = 64;
    private static final int MAX_REF_REPOSITORY = 200;
    private static final int MAX_AUTHOR_NAME = 128;
    private static final int MAX_AUTHOR_EMAIL = 200;
    private static final int MAX_MESSAGE = 1_000_000;
    private static final int MAX_PATH = 510;
    private static final int MAX_TYPE = 64;
    private static final Set<String> CHANGES = Set.of("A", "M", "D");
    private static final String RANGE = "..";
    private static final int MAX_RANGE = 2 * MAX_SHA + RANGE.length();

    private CommitsReader() {}

    /** The listed commits, null if there are none: an empty list says nothing (as in Sentry); it is empty refs that clear a release. */
    static @Nullable List<GivenCommit> commits(BodyFields body) {
        return unlessEmpty(body.entries("commits", MAX_COMMITS, CommitsReader::commit));
    }

    static @Nullable List<GivenRef> refs(BodyFields body) {
        return body.entries("refs", MAX_REFS, CommitsReader::ref);
    }

    /** The deprecated form of refs, null if there are none. */
    static @Nullable List<GivenRef> headCommits(BodyFields body) {
        return unlessEmpty(body.entries(
                "headCommits",
                MAX_REFS,
                fields -> new GivenRef(
                        fields.requiredText("repository", MAX_LIST_REPOSITORY),
                        fields.requiredText("currentId", MAX_SHA).strip(),
                        stripped(fields.text("previousId", MAX_SHA)))));
    }

    private static <T> @Nullable List<T> unlessEmpty(@Nullable List<T> list) {
        return list == null || list.isEmpty() ? null : list;
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    private static GivenCommit commit(BodyFields fields) {
        List<FileChange> files =
                fields.isNull("patch_set") ? null : fields.entries("patch_set", MAX_FILES, CommitsReader::file);
        return new GivenCommit(
                fields.requiredText("id", MAX_SHA),
                fields.text("repository", MAX_LIST_REPOSITORY),
                fields.text("message", MAX_MESSAGE),
                fields.text("author_name", MAX_AUTHOR_NAME),
                fields.text("author_email", MAX_AUTHOR_EMAIL),
                fields.moment("timestamp"),
                files);
    }

    private static FileChange file(BodyFields fields) {
        String type = fields.requiredText("type", MAX_TYPE);
        if (!CHANGES.contains(type)) {
            fields.refuse("type", "Commit patch_set type " + type + " is not supported.");
        }
        return new FileChange(fields.requiredText("path", MAX_PATH), type);
    }

    private static GivenRef ref(BodyFields fields) {
        String repository = fields.requiredText("repository", MAX_REF_REPOSITORY);
        String commit = fields.requiredText("commit", MAX_RANGE).strip();
        String previous = stripped(fields.text("previousCommit", MAX_SHA));
        int range = commit.indexOf(RANGE);
        if (range >= 0) { // what it says wins over previousCommit (as in Sentry)
            previous = commit.substring(0, range).strip();
            commit = commit.substring(range + RANGE.length()).strip();
            if (previous.isEmpty() || commit.isEmpty() || commit.startsWith(".") || commit.contains(RANGE)) {
                fields.refuse("commit", "A range of commits must read <previous>..<commit>, with both ends given.");
            }
        }
        if (commit.length() > MAX_SHA || (previous != null && previous.length() > MAX_SHA)) {
            fields.refuse("commit", "Ensure each commit has no more than " + MAX_SHA + " characters.");
        }
        return new GivenRef(repository, commit, previous);
    }
}
