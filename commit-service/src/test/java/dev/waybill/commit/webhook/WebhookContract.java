package dev.waybill.commit.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.commit.Payload;
import dev.waybill.contracts.CommitFact.CommitsPushed;
import dev.waybill.contracts.CommitFact.PullRequestChanged;
import dev.waybill.contracts.CommitFact.PullRequestState;
import dev.waybill.contracts.RepositoryFact.RepositoryChanged;
import dev.waybill.contracts.Topic;
import dev.waybill.test.TopicProbe;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every host is held to, through real HTTP. A host says in its own words what the contract tells it. */
public abstract class WebhookContract extends Sending {

    private static final int LIMIT = 25 * 1024 * 1024;
    private static final Instant OPENED = Instant.parse("2026-11-24T08:00:00Z");

    /** The host's words for a push. */
    protected abstract Letter push(ToldPush push);

    /** The host's words for a pull request. */
    protected abstract Letter pullRequest(ToldPullRequest pullRequest);

    /** The host's words for a new name; empty if it only uses it from then on. */
    protected abstract Optional<Letter> renamed(String formerName);

    /** Something that the host tells and nobody keeps. */
    protected abstract Letter uninteresting();

    /** What the host really sent, where such payloads lie beside the project. */
    protected abstract List<Recorded> recorded();

    /**
     * A payload that was recorded.
     *
     * @param kept false if it is taken and ignored
     */
    public record Recorded(String folder, String file, String event, String repository, boolean kept) {}

    /** Whether the host's words for a branch that was set back say so. */
    protected boolean tellsForce() {
        return true;
    }

    /** Whether the host counts the commits that it leaves out. */
    protected boolean tellsTotal() {
        return true;
    }

    @BeforeEach
    final void connect() {
        register();
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
    final void onlyWhoKnowsTheSecretIsHeard() {
        Letter letter = push(ToldPush.growing("refs/heads/main", null, 1));
        String id = UUID.randomUUID().toString();
        byte[] body = body(letter, id);

        assertThat(send(letter, id, signature(body, "another secret"), body).statusCode())
                .isEqualTo(401);
        assertThat(send(letter, id, Map.of(), body).statusCode()).isEqualTo(401);
        assertThat(send(letter, id, nonsense(), body).statusCode()).isEqualTo(401);
        assertThat(deliveries()).isEmpty();

        // The id was not taken by those that were refused.
        assertThat(send(letter, id, signature(body, secret()), body).statusCode())
                .isEqualTo(202);
    }

    @Test
    final void whileASecretIsReplacedBothAreTaken() {
        String former = secret();
        rotate();

        assertThat(send(push(ToldPush.growing("refs/heads/main", null, 1)), former)
                        .statusCode())
                .isEqualTo(202);
        assertThat(send(push(ToldPush.growing("refs/heads/main", null, 1)), secret())
                        .statusCode())
                .isEqualTo(202);

        rotate();
        assertThat(send(push(ToldPush.growing("refs/heads/main", null, 1)), former)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    final void aRepeatedDeliveryChangesNothing() {
        ToldPush push = ToldPush.growing("refs/heads/main", Payload.sha(), 2);
        Letter letter = push(push);
        String id = UUID.randomUUID().toString();
        byte[] body = body(letter, id);
        HttpResponse<String> first = send(letter, id, signature(body, secret()), body);
        await(first, "processed");

        HttpResponse<String> second = send(letter, id, signature(body, secret()), body);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(number(second)).isEqualTo(number(first));
        assertThat(deliveries()).hasSize(1);
        assertThat(moves("refs/heads/main")).hasSize(1);
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
    final void onlyItsOwnAddressIsARepositorys() {
        Letter letter = push(ToldPush.growing("refs/heads/main", null, 1));

        assertThat(sendTo("/webhooks/" + host() + "/999999999", letter).statusCode())
                .isEqualTo(404);
        String other = "github".equals(host()) ? "gitea" : "github";
        assertThat(sendTo("/webhooks/" + other + "/" + repositoryId(), letter).statusCode())
                .isEqualTo(404);
        assertThat(sendTo("/webhooks/nowhere/" + repositoryId(), letter).statusCode())
                .isEqualTo(404);
        assertThat(deliveries()).isEmpty();
    }

    @Test
    final void aBodyIsTakenUpTo25MebibytesAndNoFurther() {
        Letter letter = push(ToldPush.growing("refs/heads/main", null, 1));
        byte[] fits = padded(letter, LIMIT);
        byte[] tooLong = padded(letter, LIMIT + 1);

        HttpResponse<String> taken = send(letter, UUID.randomUUID().toString(), signature(fits, secret()), fits);
        HttpResponse<String> refused =
                send(letter, UUID.randomUUID().toString(), signature(tooLong, secret()), tooLong);

        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(refused.statusCode()).isEqualTo(413);
        await(taken, "processed");
    }

    @Test
    final void whatIsNotUtf8FailsVisibly() {
        String text = new String(body(push(ToldPush.growing("refs/heads/main", null, 1)), "an-id"), UTF_8);
        byte[] latin = text.replace("message of", "\u00fcber").getBytes(ISO_8859_1);

        long id = await(sendRaw(pushEvent(), latin), "failed");

        assertThat(reason(id)).contains("UTF-8");
    }

    @Test
    final void whatIsNotJsonFailsVisibly() {
        long id = await(sendRaw(pushEvent(), "{\"ref\": [".getBytes(UTF_8)), "failed");
        assertThat(reason(id)).contains("line 1");

        id = await(sendRaw(pushEvent(), "[]".getBytes(UTF_8)), "failed");
        assertThat(reason(id)).isNotBlank();
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

    @Test
    final void otherEventsAreKeptAndIgnored() {
        await(send(uninteresting(), secret()), "ignored");
    }

    @Test
    final void whatTheHostReallySentIsTakenFromWhoKnowsTheSecret() {
        useTenantOfItsOwn();
        for (Recorded recorded : recorded()) {
            byte[] body = Fixtures.read(recorded.folder(), recorded.file());
            register(recorded.repository());
            Letter letter = new Letter(recorded.event(), Map.of());
            String id = UUID.randomUUID().toString();

            assertThat(send(letter, id, signature(body, "another secret"), body).statusCode())
                    .as(recorded.file())
                    .isEqualTo(401);
            await(send(letter, id, signature(body, secret()), body), recorded.kept() ? "processed" : "ignored");
        }
    }

    private boolean mine(PullRequestChanged fact) {
        return fact.repositoryId() == repositoryId();
    }

    /** The host's words for a ref that is gone. */
    protected Letter deletion(String ref, String before) {
        return push(ToldPush.of(ref, before, null));
    }

    private String pushEvent() {
        return push(ToldPush.growing("refs/heads/main", null, 1)).event();
    }

    /** Works a letter off. */
    protected final void processed(Letter letter) {
        await(send(letter, secret()), "processed");
    }
}
