package dev.waybill.commit.webhook.bitbucketserver;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.commit.webhook.payload.ListedCommits;
import dev.waybill.commit.webhook.payload.ObjectIds;
import dev.waybill.commit.webhook.payload.Refs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A push, which may move several refs. Any member may be missing. Older versions tell no commits at all, newer ones the newest five with their
 * parents, and never how many there are.
 */
record RefsChangedPayload(
        @JsonProperty("changes") @Nullable List<@Nullable Change> changes,
        @JsonProperty("commits") @Nullable List<@Nullable ServerCommitPayload> commits,
        @JsonProperty("toCommit") @Nullable ServerCommitPayload toCommit,
        @JsonProperty("repository") @Nullable RepositoryPayload repository) {

    /** A move of a ref. */
    record Change(
            @JsonProperty("refId") @Nullable String refId,
            @JsonProperty("ref") @Nullable Ref ref,
            @JsonProperty("fromHash") @Nullable String fromHash,
            @JsonProperty("toHash") @Nullable String toHash) {}

    /** A branch or tag. */
    record Ref(@JsonProperty("id") @Nullable String id) {}

    Meaning read() throws MalformedPayloadException {
        if (changes == null) {
            throw new MalformedPayloadException("the changes are missing");
        }
        List<HostCommit> told = told();
        List<Push> pushes = new ArrayList<>();
        for (Change change : changes) {
            if (change == null) {
                throw new MalformedPayloadException("a change is null");
            }
            pushes.add(read(change, told));
        }
        return new Meaning.Pushed(RepositoryPayload.hosted(repository, null), pushes);
    }

    /** The list, and where there is none the commit that is described apart. */
    private List<HostCommit> told() throws MalformedPayloadException {
        List<HostCommit> listed = ListedCommits.read(commits, ServerCommitPayload::read);
        return listed.isEmpty() && toCommit != null ? List.of(toCommit.read()) : listed;
    }

    private static Push read(Change change, List<HostCommit> told) throws MalformedPayloadException {
        String id = change.ref() == null || change.ref().id() == null
                ? change.refId()
                : change.ref().id();
        String ref = Refs.full(id);
        String before = ObjectIds.full("fromHash", change.fromHash());
        String after = ObjectIds.full("toHash", change.toHash());
        if (before == null && after == null) {
            throw new MalformedPayloadException("fromHash and toHash are both empty");
        }
        // One list is told for all changes; it belongs to the ref that it leads to.
        List<HostCommit> commits =
                ListedCommits.contain(told, after) ? ListedCommits.oldestFirst(told, after) : List.of();
        boolean cut = before != null && after != null && !Refs.isTag(ref) && !reach(commits, before);
        return new Push(ref, before, after, false, cut, commits, null);
    }

    /** Whether a list certainly goes back to that commit. */
    private static boolean reach(List<HostCommit> commits, String before) {
        List<String> parents = commits.isEmpty() ? null : commits.getFirst().parents();
        return parents != null && parents.contains(before);
    }
}
