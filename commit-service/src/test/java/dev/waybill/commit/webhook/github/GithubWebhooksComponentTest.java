package dev.waybill.commit.webhook.github;

import static dev.waybill.commit.webhook.Letter.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.Payload;
import dev.waybill.commit.webhook.GithubLikeLetters;
import dev.waybill.commit.webhook.HmacSignature;
import dev.waybill.commit.webhook.Letter;
import dev.waybill.commit.webhook.ToldPullRequest;
import dev.waybill.commit.webhook.ToldPush;
import dev.waybill.commit.webhook.WebhookContract;
import dev.waybill.contracts.CommitFact.DeploymentReported;
import dev.waybill.contracts.CommitFact.DeploymentState;
import dev.waybill.contracts.Topic;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class GithubWebhooksComponentTest extends WebhookContract {

    @Override
    protected String provider() {
        return "github";
    }

    @Override
    protected String host() {
        return "github";
    }

    @Override
    protected Map<String, String> headers(String event, String deliveryId) {
        return Map.of("X-GitHub-Event", event, "X-GitHub-Delivery", deliveryId);
    }

    @Override
    protected Map<String, String> signature(byte[] body, String secret) {
        byte[] mac = HmacSignature.of(secret.getBytes(StandardCharsets.UTF_8), body);
        return Map.of("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac));
    }

    @Override
    protected Map<String, String> nonsense() {
        return Map.of("X-Hub-Signature-256", "sha256=nonsense", "X-Hub-Signature", "sha1=" + "0".repeat(40));
    }

    @Override
    protected Letter push(ToldPush push) {
        List<Map<String, Object>> commits = new ArrayList<>(
                push.commits.stream().map(GithubLikeLetters::commit).toList());
        Map<String, Object> head = commits.isEmpty() ? null : commits.getLast();
        if (push.isCut()) {
            commits.removeLast();
        }
        Map<String, Object> json = GithubLikeLetters.push(push, commits, repository());
        json.put("head_commit", head);
        return new Letter("push", json);
    }

    @Override
    protected Letter pullRequest(ToldPullRequest pullRequest) {
        return new Letter("pull_request", GithubLikeLetters.pullRequest(pullRequest, repository()));
    }

    @Override
    protected Optional<Letter> renamed(String formerName) {
        return Optional.of(new Letter(
                "repository",
                object(
                        "action",
                        "renamed",
                        "changes",
                        object(
                                "repository",
                                object("name", object("from", formerName.split("/")[1]))),
                        "repository",
                        repository())));
    }

    @Override
    protected List<Recorded> recorded() {
        return List.of(
                new Recorded("github", "push.json", "push", "binkkatal/sample_app", true),
                new Recorded("github", "pull-request.json", "pull_request", "baxterthehacker/public-repo", true),
                new Recorded(
                        "github", "deployment-status.json", "deployment_status", "baxterthehacker/public-repo", true),
                new Recorded("github", "deployment.json", "deployment", "baxterthehacker/public-repo", false),
                new Recorded("github", "create.json", "create", "baxterthehacker/public-repo", false),
                new Recorded("github", "delete.json", "delete", "baxterthehacker/public-repo", false),
                new Recorded("github", "release.json", "release", "baxterthehacker/public-repo", false),
                new Recorded("github", "ping.json", "ping", "baxterthehacker/public-repo", false));
    }

    @Override
    protected Letter uninteresting() {
        return new Letter("workflow_run", Map.of());
    }

    @Override
    protected boolean tellsTotal() {
        return false;
    }

    @Test
    void aDeploymentIsTold() {
        String sha = Payload.sha();
        Letter letter = new Letter(
                "deployment_status",
                object(
                        "deployment_status",
                        object(
                                "state",
                                "success",
                                "log_url",
                                "https://ci.example.com/9",
                                "created_at",
                                "2026-11-24T08:52:00Z"),
                        "deployment",
                        object(
                                "id",
                                710692,
                                "sha",
                                sha,
                                "ref",
                                "main",
                                "environment",
                                "production",
                                "created_at",
                                "2026-11-24T08:50:00Z"),
                        "repository",
                        repository()));

        try (TopicProbe probe = TopicProbe.fromNow(Topic.COMMITS)) {
            processed(letter);

            DeploymentReported told = probe.awaitFact(DeploymentReported.class, fact -> sha.equals(fact.sha()));
            assertThat(told.repositoryId()).isEqualTo(repositoryId());
            assertThat(told.environment()).isEqualTo("production");
            assertThat(told.state()).isEqualTo(DeploymentState.SUCCEEDED);
            assertThat(told.deploymentId()).isEqualTo("710692");
            assertThat(told.url()).isEqualTo("https://ci.example.com/9");
            assertThat(told.finishedAt()).isEqualTo("2026-11-24T08:52:00Z");
        }
    }

    @Test
    void aRepositoryIsKnownByItsFormerNameUntilItsIdIsKnown() {
        String former = rename();

        processed(renamed(former).orElseThrow());
    }

    private Map<String, Object> repository() {
        return GithubLikeLetters.repository(externalId(), name());
    }
}
