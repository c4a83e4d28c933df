package dev.waybill.commit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.CommitFact.PullRequestChanged;
import dev.waybill.contracts.CommitFact.PullRequestState;
import dev.waybill.contracts.RepositoryFact.RepositoryChanged;
import dev.waybill.contracts.Topic;
import dev.waybill.test.TopicProbe;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every host is held to, through real HTTP: of its names and pull requests, and all that its parents say. A host says in its own words
 * what the contract tells it.
 */
public abstract class WebhookContract extends WebhookPushesContract {

    private static final Instant OPENED = Instant.parse("2026-11-24T08:00:00Z");

    /** The host's words for a pull request. */
    protected abstract Letter pullRequest(ToldPullRequest pullRequest);

    /** The host's words for a new name; empty if it only uses it from then on. */
    protected abstract Optional<Letter> renamed(String formerName);

    @Test
    final void aNewNameIsTakenOverAndTold() {
        processed(push(ToldPush.growing("refs/heads/main", null, 1)));
        String former = rename();

        try (TopicProbe probe = TopicProbe.fromNow(Topic.REPOSITORIES)) {
            processed(renamed(former).orElseGet(() -> push(ToldPush.growing("refs/heads/main", null, 1))));

            assertThat(probe.awaitFact(RepositoryChanged.class, fact -> fact.repositoryId() == repositoryId())
                            .name())
                    .isEqualTo(name());
        }
    }

    @Test
    final void aDeliveryAboutAnotherRepositoryIsIgnored() {
        Letter letter = push(ToldPush.growing("refs/heads/main", null, 1));
        String mine = rename();
        Letter others = push(ToldPush.growing("refs/heads/main", null, 1));

        long id = await(send(others, secret()), "ignored");

        assertThat(reason(id)).contains(name()).doesNotContain(mine);
        await(send(letter, secret()), "processed");
    }

    @Test
    final void aPullRequestIsKeptAndTold() {
        ToldPush main = ToldPush.growing("refs/heads/main", null, 2);
        processed(push(main));
        String head = main.commits.getFirst().sha();
        var opened = new ToldPullRequest(12, "Keep <it>", "Fixes WEB-1F\u0000", head, null, OPENED);
        var merged = new ToldPullRequest(12, "Keep <it>", "Fixes WEB-1F", head, main.after, OPENED.plusSeconds(60));

        try (TopicProbe probe = TopicProbe.fromNow(Topic.COMMITS)) {
            processed(pullRequest(opened));
            processed(pullRequest(merged));
            // Comes late, and says what is over.
            processed(pullRequest(new ToldPullRequest(12, "Old", "", head, null, OPENED.minusSeconds(60))));

            PullRequestChanged first = probe.awaitFact(PullRequestChanged.class, fact -> mine(fact));
            PullRequestChanged last = probe.awaitFact(
                    PullRequestChanged.class, fact -> mine(fact) && fact.state() == PullRequestState.MERGED);
            assertThat(first.state()).isEqualTo(PullRequestState.OPEN);
            assertThat(first.title()).isEqualTo("Keep <it>");
            assertThat(first.body()).isEqualTo("Fixes WEB-1F ");
            assertThat(first.mergeCommit()).isNull();
            assertThat(last.title()).isEqualTo("Keep <it>");
            assertThat(last.number()).isEqualTo(12);
            assertThat(last.head()).isEqualTo(head);
            assertThat(last.mergeCommit()).isEqualTo(main.after);
            assertThat(last.commits()).contains(head);
            assertThat(last.sourceBranch()).isEqualTo("topic");
            assertThat(last.targetBranch()).isEqualTo("main");
            assertThat(last.author().login()).isEqualTo("ann");
            assertThat(last.mergedBy().login()).isEqualTo("bob");
        }
    }

    private boolean mine(PullRequestChanged fact) {
        return fact.repositoryId() == repositoryId();
    }
}
