package dev.waybill.release.release;

import static java.util.Objects.requireNonNullElse;

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
    private static final Set<String> CHANGES = Set.of("A", "M", "D");
    private static final String RANGE = "..";

    private CommitsReader() {}

    static @Nullable List<GivenCommit> commits(BodyFields body) {
        return body.entries("commits", MAX_COMMITS, CommitsReader::commit);
    }

    static @Nullable List<GivenRef> refs(BodyFields body) {
        return body.entries("refs", MAX_REFS, CommitsReader::ref);
    }

    /** The deprecated form of refs. */
    static @Nullable List<GivenRef> headCommits(BodyFields body) {
        return body.entries(
                "headCommits",
                MAX_REFS,
                fields -> new GivenRef(
                        fields.requiredText("repository", MAX_LIST_REPOSITORY),
                        fields.requiredText("currentId", MAX_SHA),
                        fields.text("previousId", MAX_SHA)));
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
                requireNonNullElse(files, List.of()));
    }

    private static FileChange file(BodyFields fields) {
        String type = fields.requiredText("type", 1);
        if (!CHANGES.contains(type)) {
            fields.refuse("type", "Commit patch_set type " + type + " is not supported.");
        }
        return new FileChange(fields.requiredText("path", MAX_PATH), type);
    }

    private static GivenRef ref(BodyFields fields) {
        String repository = fields.requiredText("repository", MAX_REF_REPOSITORY);
        String commit = fields.requiredText("commit", 2 * MAX_SHA + RANGE.length());
        String previous = fields.text("previousCommit", MAX_SHA);
        int range = commit.indexOf(RANGE);
        if (range >= 0) {
            previous = commit.substring(0, range);
            commit = commit.substring(range + RANGE.length());
            if (previous.isBlank() || commit.isBlank()) {
                fields.refuse("commit", "Both ends of a range must be given: <previous>..<commit>.");
            }
        }
        if (commit.length() > MAX_SHA || (previous != null && previous.length() > MAX_SHA)) {
            fields.refuse("commit", "Ensure this field has no more than " + MAX_SHA + " characters.");
        }
        return new GivenRef(repository, commit, previous);
    }
}
