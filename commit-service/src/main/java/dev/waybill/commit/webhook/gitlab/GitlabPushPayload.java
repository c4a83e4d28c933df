package dev.waybill.commit.webhook.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.commit.webhook.payload.CommitPayload;
import dev.waybill.commit.webhook.payload.ListedCommits;
import dev.waybill.commit.webhook.payload.ObjectIds;
import dev.waybill.commit.webhook.payload.Refs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A push of a branch or a tag. Any member may be missing. The newest 20 commits are listed. */
record GitlabPushPayload(
        @JsonProperty("ref") @Nullable String ref,
        @JsonProperty("before") @Nullable String before,
        @JsonProperty("after") @Nullable String after,
        @JsonProperty("checkout_sha") @Nullable String checkoutSha,
        @JsonProperty("commits") @Nullable List<@Nullable CommitPayload> commits,
        @JsonProperty("total_commits_count") @Nullable Integer total,
        @JsonProperty("project_id") @Nullable String projectId,
        @JsonProperty("project") @Nullable ProjectPayload project) {

    Meaning read() throws MalformedPayloadException {
        String name = Refs.full(ref);
        String from = ObjectIds.full("before", before);
        String to = ObjectIds.full("after", after);
        if (from == null && to == null) {
            throw new MalformedPayloadException("before and after are both empty");
        }
        if (to != null && Refs.isTag(name) && checkoutSha != null) {
            // An annotated tag: after is the tag object.
            to = ObjectIds.required("checkout_sha", checkoutSha);
        }
        List<HostCommit> listed = ListedCommits.oldestFirst(ListedCommits.read(commits, CommitPayload::read), to);
        boolean cut = ListedCommits.missTheirEnd(listed, to) || (total != null && total > listed.size());
        Push push =
                new Push(name, from, to, ListedCommits.leadBack(name, from, to, listed, cut), cut, total, listed, null);
        return new Meaning.Pushed(ProjectPayload.hosted(project, projectId), List.of(push));
    }
}
