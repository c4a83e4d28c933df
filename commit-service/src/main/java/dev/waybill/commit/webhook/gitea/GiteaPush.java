package dev.waybill.commit.webhook.gitea;

import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.commit.webhook.payload.CommitPayload;
import dev.waybill.commit.webhook.payload.ListedCommits;
import dev.waybill.commit.webhook.payload.ObjectIds;
import dev.waybill.commit.webhook.payload.PushPayload;
import dev.waybill.commit.webhook.payload.Refs;
import dev.waybill.commit.webhook.payload.RepositoryPayload;
import java.util.List;

/** What a push payload means. The newest commits are listed, by default 15, the newest first. */
final class GiteaPush {

    private GiteaPush() {}

    static Meaning meaning(PushPayload payload) throws MalformedPayloadException {
        String ref = Refs.full(payload.ref());
        String before = ObjectIds.full("before", payload.before());
        String after = ObjectIds.full("after", payload.after());
        if (before == null && after == null) {
            throw new MalformedPayloadException("before and after are both empty");
        }
        HostCommit head =
                payload.headCommit() == null ? null : payload.headCommit().read();
        if (after != null && head != null && Refs.isTag(ref)) {
            // An annotated tag: after is the tag object, the commit is told apart.
            after = head.sha();
        }
        Integer total = payload.totalCommits();
        List<HostCommit> commits =
                ListedCommits.oldestFirst(ListedCommits.read(payload.commits(), CommitPayload::read), after);
        boolean cut = ListedCommits.missTheirEnd(commits, after) || (total != null && total > commits.size());
        boolean forced = payload.forced() || ListedCommits.leadBack(ref, before, after, commits, cut);
        Push push = new Push(ref, before, after, forced, cut, total, commits, head);
        return new Meaning.Pushed(RepositoryPayload.hosted(payload.repository()), List.of(push));
    }
}
