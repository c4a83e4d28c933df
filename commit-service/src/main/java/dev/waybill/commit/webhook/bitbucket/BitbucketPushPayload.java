package dev.waybill.commit.webhook.bitbucket;

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

/** A push, which may move several refs. Any member may be missing. At most five commits are listed for each, the newest first. */
record BitbucketPushPayload(
        @JsonProperty("push") @Nullable Changes push,
        @JsonProperty("repository") @Nullable RepositoryPayload repository) {

    /** What moved. */
    record Changes(@JsonProperty("changes") @Nullable List<@Nullable Change> changes) {}

    /** A move of a ref; without an old end it was created, without a new one it was deleted. */
    record Change(
            @JsonProperty("old") @Nullable End old,
            @JsonProperty("new") @Nullable End now,
            @JsonProperty("forced") boolean forced,
            @JsonProperty("truncated") boolean truncated,
            @JsonProperty("commits") @Nullable List<@Nullable TargetPayload> commits) {}

    /** A ref and where it points. */
    record End(
            @JsonProperty("type") @Nullable String type,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("target") @Nullable TargetPayload target) {

        String ref() throws MalformedPayloadException {
            return "tag".equals(type) || "annotated_tag".equals(type) ? Refs.tag(name) : Refs.branch(name);
        }

        TargetPayload commit() throws MalformedPayloadException {
            if (target == null) {
                throw new MalformedPayloadException("a ref points nowhere");
            }
            return target;
        }
    }

    Meaning read() throws MalformedPayloadException {
        if (push == null || push.changes() == null) {
            throw new MalformedPayloadException("the changes are missing");
        }
        List<Push> pushes = new ArrayList<>();
        for (Change change : push.changes()) {
            if (change == null) {
                throw new MalformedPayloadException("a change is null");
            }
            pushes.add(read(change));
        }
        return new Meaning.Pushed(RepositoryPayload.hosted(repository, null), pushes);
    }

    private static Push read(Change change) throws MalformedPayloadException {
        End end = change.now() == null ? change.old() : change.now();
        if (end == null) {
            throw new MalformedPayloadException("a change has no end");
        }
        String before = change.old() == null
                ? null
                : ObjectIds.required("the old hash", change.old().commit().hash());
        HostCommit head = change.now() == null ? null : change.now().commit().read();
        String after = head == null ? null : head.sha();
        List<HostCommit> commits =
                ListedCommits.oldestFirst(ListedCommits.read(change.commits(), TargetPayload::read), after);
        boolean cut = change.truncated() || ListedCommits.missTheirEnd(commits, after);
        return new Push(end.ref(), before, after, change.forced(), cut, commits, head);
    }
}
