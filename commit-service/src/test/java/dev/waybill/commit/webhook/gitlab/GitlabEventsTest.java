package dev.waybill.commit.webhook.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.DeliveryLabel;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.contracts.CommitFact.DeploymentState;
import dev.waybill.contracts.CommitFact.HostAccount;
import dev.waybill.contracts.CommitFact.PullRequestState;
import dev.waybill.contracts.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitlabEventsTest {

    private static final String A = "a".repeat(40);
    private static final String B = "b".repeat(40);
    private static final String C = "c".repeat(40);
    private static final String ZERO = "0".repeat(40);

    private final GitlabWebhooks gitlab = new GitlabWebhooks(Clock.systemUTC());

    @Test
    void aLongPushIsCutToItsNewest() throws Exception {
        Push push = push("""
                {"ref":"refs/heads/main","before":"%s","after":"%s","checkout_sha":"%s","total_commits_count":24,"project_id":15,
                 "project":{"path_with_namespace":"mike/diaspora","web_url":"https://gitlab.com/mike/diaspora"},
                 "commits":[{"id":"%s","author":{"name":"Ada","email":"[REDACTED]"}},{"id":"%s"}]}""".formatted(A, C, C, B, C));

        assertThat(push.cut()).isTrue();
        assertThat(push.total()).isEqualTo(24);
        assertThat(push.forced()).isFalse();
        assertThat(push.commits()).extracting(HostCommit::sha).containsExactly(B, C);
        assertThat(push.commits().getFirst().author()).isEqualTo(new Person("Ada", null));
    }

    @Test
    void theProjectIsNamedByItsNumberAndPath() throws Exception {
        Meaning.Pushed pushed = (Meaning.Pushed) read("Push Hook", """
                {"ref":"refs/heads/main","before":"%s","after":"%s","project_id":15,
                 "project":{"path_with_namespace":"a/b/c","web_url":"https://gitlab.com/a/b/c"}}""".formatted(A, B));

        assertThat(pushed.repository()).isEqualTo(new HostedRepo("15", "a/b/c", "https://gitlab.com/a/b/c"));
    }

    @Test
    void anAnnotatedTagPointsToItsCommit() throws Exception {
        Meaning.Pushed pushed = (Meaning.Pushed) read("Tag Push Hook", """
                {"ref":"refs/tags/v1","before":"%s","after":"%s","checkout_sha":"%s","commits":[],"total_commits_count":0}""".formatted(ZERO, A, B));

        assertThat(pushed.pushes().getFirst().after()).isEqualTo(B);
        assertThat(pushed.pushes().getFirst().forced()).isFalse();
    }

    @Test
    void aBranchThatMovedByNothingWasSetBack() throws Exception {
        String back =
                "{\"ref\":\"refs/heads/main\",\"before\":\"%s\",\"after\":\"%s\",\"commits\":[],\"total_commits_count\":%d}";

        assertThat(push(back.formatted(B, A, 0)).forced()).isTrue();
        assertThat(push(back.formatted(ZERO, A, 0)).forced()).isFalse();
        assertThat(push(back.formatted(A, ZERO, 0)).forced()).isFalse();
        assertThat(push(back.formatted(B, A, 7)).forced()).isFalse();
    }

    @Test
    void aMergeRequestThatWasSquashedNamesBothCommits() throws Exception {
        var told = mergeRequest("""
                {"user":{"id":2,"username":"bob","name":"Bob","email":"[REDACTED]"},"project":{"id":1,"path_with_namespace":"demo/web"},
                 "object_attributes":{"iid":3,"title":"T","description":"Closes WEB-2","state":"merged","action":"merge","author_id":1,
                 "source_branch":"topic","target_branch":"main","last_commit":{"id":"%s"},"merge_commit_sha":"%s","squash_commit_sha":"%s",
                 "url":"https://gitlab.com/demo/web/-/merge_requests/3","updated_at":"2026-11-24 08:50:00 UTC"}}""".formatted(A, B, C));

        assertThat(told.state()).isEqualTo(PullRequestState.MERGED);
        assertThat(told.author()).isNull();
        assertThat(told.mergedBy()).isEqualTo(new HostAccount("bob", "Bob", null));
        assertThat(told.head()).isEqualTo(A);
        assertThat(told.mergeCommit()).isEqualTo(B);
        assertThat(told.squashCommit()).isEqualTo(C);
        assertThat(told.changedAt()).isEqualTo(Instant.parse("2026-11-24T08:50:00Z"));
    }

    @Test
    void aFastForwardIsMergedByItsOwnHead() throws Exception {
        var told = mergeRequest("""
                {"object_attributes":{"iid":3,"state":"merged","last_commit":{"id":"%s"},"merge_commit_sha":null}}""".formatted(A));

        assertThat(told.mergeCommit()).isEqualTo(A);
        assertThat(told.squashCommit()).isNull();
    }

    @Test
    void whoeverOpenedItIsTheAuthor() throws Exception {
        var told = mergeRequest("""
                {"user":{"id":1,"username":"ann"},"object_attributes":{"iid":3,"state":"opened","author_id":1,"merge_commit_sha":"%s"}}""".formatted(A));

        assertThat(told.author()).isEqualTo(new HostAccount("ann", null, null));
        assertThat(told.mergedBy()).isNull();
        assertThat(told.mergeCommit()).isNull();
        assertThat(told.state()).isEqualTo(PullRequestState.OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "created, WAITING",
        "blocked, WAITING",
        "running, RUNNING",
        "success, SUCCEEDED",
        "failed, FAILED",
        "canceled, CANCELLED",
        "skipped, CANCELLED"
    })
    void everyStateOfADeploymentIsKnown(String status, DeploymentState state) throws Exception {
        var told = ((Meaning.Deployed)
                        read("Deployment Hook", deployment(status, "https://gitlab.com/demo/web/-/commit/" + A)))
                .deployment();

        assertThat(told.state()).isEqualTo(state);
        assertThat(told.sha()).isEqualTo(A);
        assertThat(told.id()).isEqualTo("15");
        assertThat(told.environment()).isEqualTo("staging");
    }

    @Test
    void aDeploymentIsTimedByItsStates() throws Exception {
        Instant changed = Instant.parse("2021-04-28T19:50:00Z");
        String commit = "https://gitlab.com/-/commit/" + A;

        var running = ((Meaning.Deployed) read("Deployment Hook", deployment("running", commit))).deployment();
        var done = ((Meaning.Deployed) read("Deployment Hook", deployment("success", commit))).deployment();

        assertThat(running.startedAt()).isEqualTo(changed);
        assertThat(running.finishedAt()).isNull();
        assertThat(done.startedAt()).isNull();
        assertThat(done.finishedAt()).isEqualTo(changed);
    }

    @Test
    void aDeploymentNeedsItsCommitInFull() {
        assertThatThrownBy(() -> read("Deployment Hook", deployment("success", "https://gitlab.com/-/commit/279484c0")))
                .isInstanceOf(MalformedPayloadException.class);
        assertThatThrownBy(() ->
                        read("Deployment Hook", "{\"deployment_id\":1,\"environment\":\"x\",\"status\":\"success\"}"))
                .isInstanceOf(MalformedPayloadException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Release Hook", "Note Hook", "System Hook", "anything"})
    void otherEventsAreUninteresting(String event) throws Exception {
        assertThat(read(event, "no JSON")).isInstanceOf(Meaning.Uninteresting.class);
    }

    @Test
    void theIdStaysTheSameForEveryAttempt() {
        Map<String, String> old = Map.of("X-Gitlab-Event", "Push Hook", "X-Gitlab-Event-UUID", "shared");

        assertThat(label(Map.of("X-Gitlab-Event", "Push Hook", "Idempotency-Key", "key", "webhook-id", "x"), "{}")
                        .id())
                .isEqualTo("key");
        assertThat(label(Map.of("X-Gitlab-Event", "Push Hook", "webhook-id", "x"), "{}")
                        .id())
                .isEqualTo("x");
        assertThat(label(old, "{}")).isEqualTo(label(old, "{}"));
        // Two branches of one push: GitLab gives both events one id.
        assertThat(label(old, "{\"ref\":1}").id())
                .isNotEqualTo(label(old, "{\"ref\":2}").id());
        assertThat(label(Map.of("X-Gitlab-Event", "Push Hook"), "{}").id())
                .startsWith("sha256:")
                .hasSize(71);
    }

    private DeliveryLabel label(Map<String, String> headers, String body) {
        return gitlab.label(name -> Optional.ofNullable(headers.get(name)), body.getBytes(UTF_8));
    }

    private static String deployment(String status, String commitUrl) {
        return """
                {"object_kind":"deployment","status":"%s","status_changed_at":"2021-04-28 21:50:00 +0200","deployment_id":15,
                 "deployable_url":null,"environment":"staging","commit_url":"%s","project":{"id":1,"path_with_namespace":"demo/web"}}""".formatted(status, commitUrl);
    }

    private dev.waybill.commit.pullrequest.HostPull mergeRequest(String body) throws Exception {
        return ((Meaning.PullRequested) read("Merge Request Hook", body)).pullRequest();
    }

    private Push push(String body) throws Exception {
        return ((Meaning.Pushed) read("Push Hook", body)).pushes().getFirst();
    }

    private Meaning read(String event, String body) throws MalformedPayloadException {
        return gitlab.read(event, "application/json", body.getBytes(UTF_8));
    }
}
