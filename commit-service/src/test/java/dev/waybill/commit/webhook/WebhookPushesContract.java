package dev.waybill.commit.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.commit.Payload;
import dev.waybill.contracts.CommitFact.CommitsPushed;
import dev.waybill.contracts.Topic;
import dev.waybill.test.TopicProbe;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every host is held to when it tells of a push. */
abstract class WebhookPushesContract extends WebhookDeliveriesContract {

    /** Whether the host's words for a branch that was set back say so. */
    protected boolean tellsForce() {
        return true;
    }

    /** Whether the host counts the commits that it leaves out. */
    protected boolean tellsTotal() {
        return true;
    }

    @Test
    final void aPushIsKeptStoredAndTold() {
        String base = Payload.sha();
        ToldPush push = ToldPush.growing("refs/heads/main", base, 3);

        try (TopicProbe probe = TopicProbe.fromNow(Topic.COMMITS)) {
            processed(push(push));

            CommitsPushed told = probe.awaitFact(CommitsPushed.class, fact -> push.after.equals(fact.after()));
            assertThat(told.repositoryId()).isEqualTo(repositoryId());
            assertThat(told.before()).isEqualTo(base);
            assertThat(told.ref()).isEqualTo("refs/heads/main");
            assertThat(told.forced()).isFalse();
            assertThat(told.truncated()).isFalse();
            assertThat(told.commits())
                    .extracting(commit -> commit.sha())
                    .containsExactlyElementsOf(
                            push.commits.stream().map(ToldPush.Commit::sha).toList());
            assertThat(told.commits())
                    .allSatisfy(commit -> assertThat(commit.author().email()).isEqualTo("ada@example.com"));
            assertThat(told.commits().getLast().parents())
                    .containsExactly(push.commits.get(1).sha());
        }
        assertThat(head("refs/heads/main")).contains(push.after);
    }

    @Test
    final void aDeliveryThatComesLateLeavesTheHead() {
        ToldPush first = ToldPush.growing("refs/heads/main", Payload.sha(), 2);
        ToldPush second = ToldPush.growing("refs/heads/main", first.after, 2);

        processed(push(second));
        processed(push(first));

        assertThat(head("refs/heads/main")).contains(second.after);
        assertThat(commits())
                .contains(
                        first.commits.get(0).sha(),
                        first.after,
                        second.commits.get(0).sha(),
                        second.after);
    }

    @Test
    final void branchesComeAndGo() {
        ToldPush created = ToldPush.growing("refs/heads/feature/\u00fcber-x", null, 1);
        processed(push(created));
        assertThat(head(created.ref)).contains(created.after);

        processed(deletion(created.ref, created.after));

        assertThat(head(created.ref)).isEmpty();
        assertThat(moves(created.ref).getLast()).isEqualTo(created.after + "->null");
    }

    @Test
    final void tagsComeAndGo() {
        ToldPush main = ToldPush.growing("refs/heads/main", null, 1);
        processed(push(main));
        processed(push(ToldPush.of("refs/tags/v1.0", null, main.after)));
        assertThat(head("refs/tags/v1.0")).contains(main.after);

        processed(deletion("refs/tags/v1.0", main.after));

        assertThat(head("refs/tags/v1.0")).isEmpty();
    }

    @Test
    final void aBranchIsSetBack() {
        ToldPush push = ToldPush.growing("refs/heads/main", Payload.sha(), 3);
        processed(push(push));

        processed(push(ToldPush.main(push.after, push.commits.getFirst().sha()).forced()));

        assertThat(head("refs/heads/main")).contains(push.commits.getFirst().sha());
        assertThat(forced("refs/heads/main")).containsExactly(false, tellsForce());
    }

    @Test
    final void aBranchOfKnownCommitsBringsNothingNew() {
        ToldPush main = ToldPush.growing("refs/heads/main", Payload.sha(), 1);
        processed(push(main));
        List<String> before = commits();

        processed(push(ToldPush.of("refs/heads/copy", null, main.after)));

        assertThat(head("refs/heads/copy")).contains(main.after);
        assertThat(commits()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    final void whatTheHostLeftOutIsKnownToBeMissing() {
        ToldPush push = ToldPush.growing("refs/heads/main", Payload.sha(), 4).cut();

        processed(push(push));

        assertThat(truncation("refs/heads/main")).isEqualTo(tuple(true, tellsTotal() ? push.total() : null));
        assertThat(head("refs/heads/main")).contains(push.after);
    }

    @Test
    final void whatPeopleWroteIsCleanedAndNotEscaped() {
        String sha = Payload.sha();
        ToldPush push = ToldPush.main(null, sha)
                .commit(
                        sha,
                        "<b>bold</b>\r\nsecond\u0000 \u202e line",
                        "Eve\r\nBcc: all@example.com",
                        "e\u0000ve@example.com");

        try (TopicProbe probe = TopicProbe.fromNow(Topic.COMMITS)) {
            processed(push(push));

            var told = probe.awaitFact(CommitsPushed.class, fact -> sha.equals(fact.after()))
                    .commits()
                    .getFirst();
            assertThat(told.message()).isEqualTo("<b>bold</b>\nsecond  \u202e line");
            assertThat(told.author().name()).isEqualTo("Eve  Bcc: all@example.com");
            assertThat(told.author().email()).isEqualTo("e ve@example.com");
        }
    }

    /** The host's words for a ref that is gone. */
    protected Letter deletion(String ref, String before) {
        return push(ToldPush.of(ref, before, null));
    }
}
