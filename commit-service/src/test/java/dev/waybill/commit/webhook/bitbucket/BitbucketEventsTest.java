package dev.waybill.commit.webhook.bitbucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.Fixtures;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.contracts.CommitFact.PullRequestState;
import dev.waybill.contracts.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitbucketEventsTest {

    private static final String A = "a".repeat(40);
    private static final String B = "b".repeat(40);
    private static final String C = "c".repeat(40);

    private final BitbucketWebhooks bitbucket = new BitbucketWebhooks();

    @Test
    void onePushMovesSeveralRefs() throws Exception {
        Meaning.Pushed pushed = (Meaning.Pushed) read("repo:push", """
                {"push":{"changes":[
                  {"old":{"type":"branch","name":"main","target":{"hash":"%1$s"}},"new":{"type":"branch","name":"main","target":{"hash":"%3$s"}},
                   "forced":true,"truncated":true,"commits":[
                     {"hash":"%3$s","parents":[{"hash":"%2$s"}],"author":{"raw":"Ada L <ada@example.com>"}},
                     {"hash":"%2$s","parents":[{"hash":"%1$s"}],"author":{"raw":"no address"}}]},
                  {"old":{"type":"branch","name":"gone","target":{"hash":"%1$s"}},"new":null},
                  {"old":null,"new":{"type":"tag","name":"v1","target":{"hash":"%3$s"}}}]}}""".formatted(A, B, C));

        Push main = pushed.pushes().get(0);
        assertThat(main.ref()).isEqualTo("refs/heads/main");
        assertThat(main.forced()).isTrue();
        assertThat(main.cut()).isTrue();
        assertThat(main.commits()).extracting(HostCommit::sha).containsExactly(B, C);
        assertThat(main.commits().getLast().parents()).containsExactly(B);
        assertThat(main.commits().getLast().author()).isEqualTo(new Person("Ada L", "ada@example.com"));
        assertThat(main.commits().getFirst().author()).isEqualTo(new Person("no address", null));
        assertThat(pushed.pushes().get(1).ref()).isEqualTo("refs/heads/gone");
        assertThat(pushed.pushes().get(1).after()).isNull();
        assertThat(pushed.pushes().get(2).ref()).isEqualTo("refs/tags/v1");
        assertThat(pushed.pushes().get(2).before()).isNull();
    }

    @Test
    void abbreviatedParentsAreNotKnown() throws Exception {
        Push push =
                ((Meaning.Pushed) read("repo:push", """
                {"push":{"changes":[{"new":{"type":"branch","name":"main","target":{"hash":"%s","parents":[{"hash":"abcdef012345"}]}}}]}}""".formatted(A))).pushes().getFirst();

        assertThat(push.head().parents()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"push\":{\"changes\":[null]}}",
                "{\"push\":{\"changes\":[{}]}}",
                "{\"push\":{\"changes\":[{\"new\":{\"type\":\"branch\",\"name\":\"main\"}}]}}",
                "{\"push\":{\"changes\":[{\"new\":{\"type\":\"branch\",\"target\":{\"hash\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}}}]}}",
                "{\"push\":{\"changes\":[{\"new\":{\"type\":\"branch\",\"name\":\"main\",\"target\":{\"hash\":\"short\"}}}]}}"
            })
    void saysWhyItCannotReadSomething(String body) {
        assertThatThrownBy(() -> read("repo:push", body)).isInstanceOf(MalformedPayloadException.class);
    }

    @Test
    void aNewNameTellsTheFormerOne() throws Exception {
        assertThat(read("repo:updated", """
                {"changes":{"full_name":{"old":"demo/web","new":"demo/shop"}},
                 "repository":{"uuid":"{1}","full_name":"demo/shop","links":{"html":{"href":"https://bitbucket.org/demo/shop"}}}}"""))
                .isEqualTo(new Meaning.Renamed(
                        new HostedRepo("{1}", "demo/shop", "https://bitbucket.org/demo/shop", "demo/web")));
        assertThat(read("repo:updated", "{\"changes\":{\"description\":{}}}"))
                .isInstanceOf(Meaning.Uninteresting.class);
    }

    @Test
    void theEventTellsTheStateOfAPullRequest() throws Exception {
        String body =
                "{\"pullrequest\":{\"id\":1,\"state\":\"OPEN|MERGED|DECLINED\",\"merge_commit\":{\"hash\":\"764413d85e29\"}}}";

        assertThat(pull("pullrequest:created", body).state()).isEqualTo(PullRequestState.OPEN);
        assertThat(pull("pullrequest:created", body).mergeCommit()).isNull();
        assertThat(pull("pullrequest:rejected", body).state()).isEqualTo(PullRequestState.CLOSED);
        assertThat(pull("pullrequest:fulfilled", body).state()).isEqualTo(PullRequestState.MERGED);
        assertThat(pull("pullrequest:fulfilled", body).mergeCommit()).isEqualTo("764413d85e29");
    }

    @Test
    void realPayloads() throws Exception {
        Push push = ((Meaning.Pushed)
                        bitbucket.read("repo:push", "application/json", Fixtures.read("bitbucket", "repo-push.json")))
                .pushes()
                .getFirst();
        assertThat(push.ref()).isEqualTo("refs/heads/name-of-branch");
        assertThat(push.before()).isEqualTo("1e65c05c1d5171631d92438a13901ca7dae9618c");
        assertThat(push.after()).isEqualTo("709d658dc5b6d6afcd46049c2f332ee3f515a67d");
        assertThat(push.head().parents()).containsExactly("1e65c05c1d5171631d92438a13901ca7dae9618c");
        assertThat(push.cut()).isTrue();

        var pull = ((Meaning.PullRequested) bitbucket.read(
                        "pullrequest:fulfilled",
                        "application/json",
                        Fixtures.read("bitbucket", "pull-request-merged.json")))
                .pullRequest();
        assertThat(pull.title()).isEqualTo("Title of pull request");
        assertThat(pull.mergeCommit()).isEqualTo("764413d85e29");
        assertThat(pull.mergedBy().login()).isEqualTo("emmap1");
        assertThat(pull.sourceBranch()).isEqualTo("branch2");
    }

    private dev.waybill.commit.pullrequest.HostPull pull(String event, String body) throws Exception {
        return ((Meaning.PullRequested) read(event, body)).pullRequest();
    }

    private Meaning read(String event, String body) throws MalformedPayloadException {
        return bitbucket.read(event, "application/json", body.getBytes(UTF_8));
    }
}
