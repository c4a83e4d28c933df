package dev.waybill.commit.webhook.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.contracts.CommitFact.DeploymentState;
import dev.waybill.contracts.CommitFact.HostAccount;
import dev.waybill.contracts.CommitFact.PullRequestState;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GithubEventsTest {

    private static final String A = "a".repeat(40);
    private static final String B = "b".repeat(40);

    private final GithubWebhooks github = new GithubWebhooks();

    @Test
    void aMergedPullRequestNamesItsMerge() throws Exception {
        var told = pullRequest("""
                {"action":"closed","pull_request":{"number":12,"title":"Keep\\r\\nit","body":"Fixes WEB-1F\\u0000","state":"closed","merged":true,
                 "user":{"login":"ann"},"merged_by":{"login":"bob"},"head":{"ref":"voucher","sha":"%s"},"base":{"ref":"main"},
                 "merge_commit_sha":"%s","html_url":"https://github.com/demo/web/pull/12","updated_at":"2026-11-24T08:50:00Z"}}""".formatted(A, B));

        assertThat(told.state()).isEqualTo(PullRequestState.MERGED);
        assertThat(told.title()).isEqualTo("Keep  it");
        assertThat(told.body()).isEqualTo("Fixes WEB-1F ");
        assertThat(told.author()).isEqualTo(new HostAccount("ann", null, null));
        assertThat(told.mergedBy()).isEqualTo(new HostAccount("bob", null, null));
        assertThat(told.head()).isEqualTo(A);
        assertThat(told.mergeCommit()).isEqualTo(B);
        assertThat(told.changedAt()).isEqualTo(Instant.parse("2026-11-24T08:50:00Z"));
    }

    @Test
    void aMergeThatWasOnlyTriedOutIsNone() throws Exception {
        var told =
                pullRequest("{\"pull_request\":{\"number\":1,\"state\":\"open\",\"merge_commit_sha\":\"" + B + "\"}}");

        assertThat(told.state()).isEqualTo(PullRequestState.OPEN);
        assertThat(told.mergeCommit()).isNull();
        assertThat(told.author()).isNull();
    }

    @Test
    void aClosedPullRequestIsNotMerged() throws Exception {
        assertThat(pullRequest("{\"pull_request\":{\"number\":1,\"state\":\"closed\",\"merged\":false}}")
                        .state())
                .isEqualTo(PullRequestState.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"pull_request\":{}}", "{\"pull_request\":{\"number\":0}}", "[]"})
    void aPullRequestHasANumber(String body) {
        assertThatThrownBy(() -> pullRequest(body)).isInstanceOf(MalformedPayloadException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "queued, WAITING",
        "pending, WAITING",
        "waiting, WAITING",
        "in_progress, RUNNING",
        "success, SUCCEEDED",
        "failure, FAILED",
        "error, FAILED",
        "inactive, INACTIVE"
    })
    void everyStateOfADeploymentIsKnown(String state, DeploymentState known) throws Exception {
        var told = ((Meaning.Deployed) read("deployment_status", deployment(state, A))).deployment();

        assertThat(told.state()).isEqualTo(known);
        assertThat(told.url()).isEqualTo("https://ci.example.com/9");
        assertThat(told.ref()).isEqualTo("main");
    }

    @Test
    void aDeploymentInAStateOfTheFutureIsPassedOver() throws Exception {
        assertThat(read("deployment_status", deployment("levitating", A))).isInstanceOf(Meaning.Uninteresting.class);
    }

    @Test
    void aDeploymentNeedsACommit() {
        assertThatThrownBy(() -> read("deployment_status", deployment("success", "main")))
                .isInstanceOf(MalformedPayloadException.class);
    }

    @Test
    void aRenamedRepositoryTellsItsFormerName() throws Exception {
        assertThat(read("repository", """
                {"action":"renamed","changes":{"repository":{"name":{"from":"web"}}},
                 "repository":{"id":7,"full_name":"demo/shop","html_url":"https://github.com/demo/shop"}}"""))
                .isEqualTo(new Meaning.Renamed(
                        new HostedRepo("7", "demo/shop", "https://github.com/demo/shop", "demo/web")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "organization"})
    void aTransferredRepositoryTellsItsFormerOwner(String kind) throws Exception {
        Meaning.Renamed renamed = (Meaning.Renamed) read("repository", """
                {"action":"transferred","changes":{"owner":{"from":{"%s":{"login":"old"}}}},"repository":{"id":7,"full_name":"demo/web"}}""".formatted(kind));

        assertThat(renamed.repository().formerName()).isEqualTo("old/web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"archived", "created", "publicized"})
    void whateverElseHappensToARepositoryIsNotKept(String action) throws Exception {
        assertThat(read("repository", "{\"action\":\"" + action + "\"}")).isInstanceOf(Meaning.Uninteresting.class);
    }

    private dev.waybill.commit.pullrequest.HostPull pullRequest(String body) throws Exception {
        return ((Meaning.PullRequested) read("pull_request", body)).pullRequest();
    }

    private static String deployment(String state, String sha) {
        return """
                {"deployment_status":{"state":"%s","log_url":"","target_url":"https://ci.example.com/9","environment_url":"https://x.example.com"},
                 "deployment":{"id":5,"sha":"%s","ref":"main","environment":"production"}}""".formatted(state, sha);
    }

    private Meaning read(String event, String body) throws MalformedPayloadException {
        return github.read(event, "application/json", body.getBytes(UTF_8));
    }
}
