package dev.waybill.commit.webhook.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.webhook.Fixtures;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.contracts.CommitFact.DeploymentState;
import dev.waybill.contracts.CommitFact.PullRequestState;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GithubFixturesTest {

    private final GithubWebhooks github = new GithubWebhooks();

    @Test
    void aPush() throws Exception {
        Meaning.Pushed pushed = (Meaning.Pushed) read("push", "push.json");

        Push push = pushed.pushes().getFirst();
        assertThat(push.ref()).isEqualTo("refs/heads/master");
        assertThat(push.cut()).isFalse();
        HostCommit commit = push.commits().getFirst();
        assertThat(push.commits()).hasSize(1);
        assertThat(commit.sha()).isEqualTo(push.after());
        assertThat(commit.author()).isEqualTo(new Person("binkkatal", "binkkatal.r@gmail.com"));
        assertThat(commit.committedAt()).isEqualTo(Instant.parse("2018-06-29T14:04:13Z"));
        assertThat(commit.files())
                .containsExactly(
                        new FileChange(".razorops.yaml", "A"),
                        new FileChange("app/controllers/application_controller.rb", "M"));
        assertThat(pushed.repository().name()).isEqualTo("binkkatal/sample_app");
    }

    @Test
    void aPullRequest() throws Exception {
        var told = ((Meaning.PullRequested) read("pull_request", "pull-request.json")).pullRequest();

        assertThat(told.number()).isEqualTo(1);
        assertThat(told.title()).isEqualTo("Update the README with new information");
        assertThat(told.state()).isEqualTo(PullRequestState.OPEN);
        assertThat(told.author().login()).isEqualTo("baxterthehacker");
        assertThat(told.head()).isEqualTo("0d1a26e67d8f5eaf1f6ba5c57fc3c7d91ac0fd1c");
        assertThat(told.mergeCommit()).isNull();
        assertThat(told.sourceBranch()).isEqualTo("changes");
        assertThat(told.targetBranch()).isEqualTo("master");
    }

    @Test
    void aDeployment() throws Exception {
        var told = ((Meaning.Deployed) read("deployment_status", "deployment-status.json")).deployment();

        assertThat(told.id()).isEqualTo("710692");
        assertThat(told.environment()).isEqualTo("production");
        assertThat(told.state()).isEqualTo(DeploymentState.SUCCEEDED);
        assertThat(told.sha()).isEqualTo("9049f1265b7d61be4a8904a9a27120d2064dab3b");
        assertThat(told.startedAt()).isEqualTo(Instant.parse("2015-05-05T23:40:38Z"));
        assertThat(told.finishedAt()).isEqualTo(Instant.parse("2015-05-05T23:40:39Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "create", "delete", "deployment", "release"})
    void whatIsNotKept(String event) throws Exception {
        assertThat(read(event, event + ".json")).isInstanceOf(Meaning.Uninteresting.class);
    }

    private Meaning read(String event, String file) throws Exception {
        return github.read(event, "application/json", Fixtures.read("github", file));
    }
}
