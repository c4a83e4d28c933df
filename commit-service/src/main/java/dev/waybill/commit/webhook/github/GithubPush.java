package dev.waybill.commit.webhook.github;

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

/** What a push payload means. */
final class GithubPush {

    /** GitHub lists no more commits than that in one payload. */
    static final int CUT_AT = 2_048;

    private GithubPush() {}

    static Meaning meaning(PushPayload payload) throws MalformedPayloadException {
        String ref = Refs.full(payload.ref());
        String before = ObjectIds.full("before", payload.before());
        String after = ObjectIds.full("after", payload.after());
        if (before == null && after == null) {
            throw new MalformedPayloadException("before and after are both empty");
        }
        List<HostCommit> commits = ListedCommits.read(payload.commits(), CommitPayload::read);
        HostCommit head =
                payload.headCommit() == null ? null : payload.headCommit().read();
        if (after != null && head != null && Refs.isTag(ref)) {
            // An annotated tag: after is the tag object, the commit is told apart.
            after = head.sha();
        }
        boolean cut = commits.size() >= CUT_AT || ListedCommits.missTheirEnd(commits, after);
        Push push = new Push(ref, before, after, payload.forced(), cut, commits, head);
        return new Meaning.Pushed(RepositoryPayload.hosted(payload.repository()), List.of(push));
    }
}
