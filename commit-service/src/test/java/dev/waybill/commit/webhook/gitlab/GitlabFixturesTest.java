package dev.waybill.commit.webhook.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.webhook.Fixtures;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.contracts.CommitFact.DeploymentState;
import dev.waybill.contracts.CommitFact.PullRequestState;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GitlabFixturesTest {

    private final GitlabWebhooks gitlab = new GitlabWebhooks(Clock.systemUTC());

    @Test
    void aPush() throws Exception {
        Meaning.Pushed pushed = (Meaning.Pushed) read("Push Hook", "push-event.json");
        Push push = pushed.pushes().getFirst();

        assertThat(pushed.repository().externalId()).isEqualTo("15");
        assertThat(pushed.repository().name()).isEqualTo("mike/diaspora");
        assertThat(push.cut()).isTrue();
        assertThat(push.total()).isEqualTo(4);
        assertThat(push.commits())
                .extracting(HostCommit::sha)
                .containsExactly(
                        "b6568db1bc1dcd7f8b4d5a946b0b91f9dacd7327", "da1560886d4f094c3e6c9ef40349f7d38b5d27d7");
        assertThat(push.commits().getLast().committedAt()).isEqualTo(Instant.parse("2012-01-03T21:36:29Z"));
    }

    @Test
    void aTag() throws Exception {
        Push push = ((Meaning.Pushed) read("Tag Push Hook", "tag-event.json"))
                .pushes()
                .getFirst();

        assertThat(push.ref()).isEqualTo("refs/tags/v1.0.0");
        assertThat(push.before()).isNull();
        assertThat(push.after()).isEqualTo("82b3d5ae55f7080f1e6022629cdb57bfae7cccc7");
    }

    @Test
    void aMergeRequest() throws Exception {
        var told = ((Meaning.PullRequested) read("Merge Request Hook", "merge-request-event.json")).pullRequest();

        assertThat(told.number()).isEqualTo(1);
        assertThat(told.title()).isEqualTo("MS-Viewport");
        assertThat(told.state()).isEqualTo(PullRequestState.OPEN);
        assertThat(told.head()).isEqualTo("da1560886d4f094c3e6c9ef40349f7d38b5d27d7");
        assertThat(told.sourceBranch()).isEqualTo("ms-viewport");
    }

    @Test
    void aDeployment() throws Exception {
        var told = ((Meaning.Deployed) read("Deployment Hook", "deployment-event.json")).deployment();

        assertThat(told.id()).isEqualTo("15");
        assertThat(told.environment()).isEqualTo("staging");
        assertThat(told.state()).isEqualTo(DeploymentState.SUCCEEDED);
        assertThat(told.sha()).isEqualTo("279484c09fbe69ededfced8c1bb6e6d24616b468");
        assertThat(told.finishedAt()).isEqualTo(Instant.parse("2021-04-28T19:50:00Z"));
        assertThat(told.url()).isEqualTo("http://10.126.0.2:3000/root/test-deployment-webhooks/-/jobs/796");
    }

    @Test
    void aReleaseIsNotKept() throws Exception {
        assertThat(read("Release Hook", "release-event.json")).isInstanceOf(Meaning.Uninteresting.class);
    }

    private Meaning read(String event, String file) throws Exception {
        return gitlab.read(event, "application/json", Fixtures.read("gitlab", file));
    }
}
