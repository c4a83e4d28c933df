package dev.waybill.commit.webhook.bitbucketserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.Fixtures;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.contracts.CommitFact.HostAccount;
import dev.waybill.contracts.CommitFact.PullRequestState;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitbucketServerEventsTest {

    private static final String A = "a".repeat(40);
    private static final String B = "b".repeat(40);
    private static final String C = "c".repeat(40);
    private static final String ZERO = "0".repeat(40);
    private static final String MOVE = "{\"ref\":{\"id\":\"refs/heads/main\"},\"fromHash\":\"%s\",\"toHash\":\"%s\"}";

    private final BitbucketServerWebhooks bitbucket = new BitbucketServerWebhooks();

    @Test
    void olderVersionsTellNoCommits() throws Exception {
        Push push = push("{\"changes\":[" + MOVE.formatted(A, C) + "]}");

        assertThat(push.commits()).isEmpty();
        assertThat(push.cut()).isTrue();
    }

    @Test
    void newerOnesTellTheNewestWithTheirParents() throws Exception {
        Push push = push("{\"changes\":[" + MOVE.formatted(A, C) + "],\"commits\":[{\"id\":\"" + C
                + "\",\"parents\":[{\"id\":\"" + B + "\"}]},{\"id\":\"" + B
                + "\",\"authorTimestamp\":1551433034286,\"parents\":[{\"id\":\"" + A + "\"}]}]}");

        assertThat(push.commits()).extracting(HostCommit::sha).containsExactly(B, C);
        assertThat(push.commits().getFirst().parents()).containsExactly(A);
        assertThat(push.commits().getFirst().committedAt()).isEqualTo(Instant.parse("2019-03-01T09:37:14.286Z"));
        assertThat(push.cut()).isFalse();
    }

    @Test
    void aListThatDoesNotGoBackToTheFormerEndWasCut() throws Exception {
        String commit = "{\"id\":\"" + C + "\",\"parents\":[{\"id\":\"" + B + "\"}]}";

        assertThat(push("{\"changes\":[" + MOVE.formatted(A, C) + "],\"commits\":[" + commit + "]}")
                        .cut())
                .isTrue();
        Push apart = push("{\"changes\":[" + MOVE.formatted(A, C) + "],\"toCommit\":" + commit + "}");
        assertThat(apart.commits()).extracting(HostCommit::sha).containsExactly(C);
        assertThat(apart.cut()).isTrue();
    }

    @Test
    void theListBelongsToTheRefThatItLeadsTo() throws Exception {
        Meaning.Pushed pushed = (Meaning.Pushed) read(
                "repo:refs_changed",
                "{\"changes\":["
                        + MOVE.formatted(A, ZERO)
                        + ","
                        + MOVE.formatted(A, C)
                        + "],\"commits\":[{\"id\":\""
                        + C
                        + "\",\"parents\":[{\"id\":\""
                        + A
                        + "\"}]}]}");

        assertThat(pushed.pushes().get(0).commits()).isEmpty();
        assertThat(pushed.pushes().get(0).cut()).isFalse();
        assertThat(pushed.pushes().get(1).commits()).hasSize(1);
        assertThat(pushed.pushes().get(1).cut()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"changes\":[null]}",
                "{\"changes\":[{}]}",
                "{\"changes\":[{\"refId\":\"refs/heads/main\",\"fromHash\":\"0000000000000000000000000000000000000000\",\"toHash\":\"0000000000000000000000000000000000000000\"}]}"
            })
    void saysWhyItCannotReadSomething(String body) {
        assertThatThrownBy(() -> read("repo:refs_changed", body)).isInstanceOf(MalformedPayloadException.class);
    }

    @Test
    void aNewNameTellsTheFormerOne() throws Exception {
        assertThat(read("repo:modified", """
                {"old":{"id":4,"slug":"web","project":{"key":"DEMO"}},"new":{"id":4,"slug":"shop","project":{"key":"DEMO"}}}"""))
                .isEqualTo(new Meaning.Renamed(new HostedRepo("4", "DEMO/shop", null, "DEMO/web")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"diagnostics:ping", "pr:comment:added", "pr:deleted", "repo:forked"})
    void otherEventsAreUninteresting(String event) throws Exception {
        assertThat(read(event, "{}")).isInstanceOf(Meaning.Uninteresting.class);
    }

    @Test
    void realPayloads() throws Exception {
        Meaning.Pushed pushed = (Meaning.Pushed) bitbucket.read(
                "repo:refs_changed", "application/json", Fixtures.read("bitbucket-server", "repo-refs-changed.json"));
        Push push = pushed.pushes().getFirst();
        assertThat(pushed.repository())
                .isEqualTo(new HostedRepo(
                        "4",
                        "~gopher/webhook-test",
                        "https://server.bitbucket.local/users/gopher/repos/webhook-test/browse"));
        assertThat(push.ref()).isEqualTo("refs/heads/feature/wip");
        assertThat(push.before()).isEqualTo("32a0b8a740c2963c6f56bd8baf3dc05683d299e0");
        assertThat(push.after()).isNull();

        var pull = ((Meaning.PullRequested) bitbucket.read(
                        "pr:merged", "application/json", Fixtures.read("bitbucket-server", "pr-merged.json")))
                .pullRequest();
        assertThat(pull.state()).isEqualTo(PullRequestState.MERGED);
        assertThat(pull.mergeCommit()).isEqualTo("cbf26be7bfc8394906abbd571498fb8d28888b58");
        assertThat(pull.mergedBy()).isEqualTo(new HostAccount("gopher", "Foo Bar", "gopher@foo.bar"));
        assertThat(pull.sourceBranch()).isEqualTo("feature/wip");
        assertThat(pull.changedAt()).isEqualTo(Instant.ofEpochMilli(1_551_433_034_286L));
    }

    private Push push(String body) throws Exception {
        return ((Meaning.Pushed) read("repo:refs_changed", body)).pushes().getFirst();
    }

    private Meaning read(String event, String body) throws MalformedPayloadException {
        return bitbucket.read(event, "application/json", body.getBytes(UTF_8));
    }
}
