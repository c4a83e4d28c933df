package dev.waybill.commit.webhook.gitlab;

import static dev.waybill.commit.webhook.Letter.object;
import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class GitlabWebhooksComponentTest extends WebhookContract {

    private static final int LISTED = 20;

    @Override
    protected String provider() {
        return "gitlab";
    }

    @Override
    protected String host() {
        return "gitlab";
    }

    @Override
    protected Map<String, String> headers(String event, String deliveryId) {
        return Map.of("X-Gitlab-Event", event, "X-Gitlab-Event-UUID", "shared", "Idempotency-Key", deliveryId);
    }

    @Override
    protected Map<String, String> signature(byte[] body, String secret) {
        return Map.of("X-Gitlab-Token", secret);
    }

    @Override
    protected Map<String, String> nonsense() {
        return Map.of("webhook-signature", "nonsense", "webhook-timestamp", "soon", "X-Gitlab-Token", " ");
    }

    @Override
    protected Letter push(ToldPush push) {
        List<Map<String, Object>> commits = push.commits.stream()
                .map(GithubLikeLetters::commit)
                .limit(LISTED)
                .toList();
        Map<String, Object> json = GithubLikeLetters.push(push, commits, Map.of());
        json.keySet().removeAll(List.of("forced", "repository"));
        json.put("checkout_sha", push.after);
        json.put("total_commits_count", push.total());
        json.put("project_id", Integer.valueOf(externalId()));
        json.put("project", project());
        return new Letter(push.isTag() ? "Tag Push Hook" : "Push Hook", json);
    }

    @Override
    protected Letter pullRequest(ToldPullRequest told) {
        return new Letter(
                "Merge Request Hook",
                object(
                        "user",
                        told.isMerged() ? object("id", 2, "username", "bob") : object("id", 1, "username", "ann"),
                        "project",
                        project(),
                        "object_attributes",
                        object(
                                "iid", told.number(),
                                "title", told.title(),
                                "description", told.body(),
                                "state", told.isMerged() ? "merged" : "opened",
                                "action", told.isMerged() ? "merge" : "open",
                                "author_id", 1,
                                "source_branch", "topic",
                                "target_branch", "main",
                                "last_commit", object("id", told.head()),
                                "merge_commit_sha", told.mergeCommit(),
                                "updated_at",
                                        told.at().toString().replace("T", " ").replace("Z", " UTC"))));
    }

    @Override
    protected Optional<Letter> renamed(String formerName) {
        return Optional.empty();
    }

    @Override
    protected List<Recorded> recorded() {
        return List.of(
                new Recorded("gitlab", "push-event.json", "Push Hook", "mike/diaspora", true),
                new Recorded("gitlab", "tag-event.json", "Tag Push Hook", "jsmith/example", true),
                new Recorded("gitlab", "merge-request-event.json", "Merge Request Hook", "gitlabhq/gitlab-test", true),
                new Recorded(
                        "gitlab", "deployment-event.json", "Deployment Hook", "root/test-deployment-webhooks", true),
                new Recorded(
                        "gitlab", "release-event.json", "Release Hook", "gitlab-org/release-webhook-example", false));
    }

    @Override
    protected Letter uninteresting() {
        return new Letter("Pipeline Hook", Map.of());
    }

    @Test
    void aDeploymentIsTold() {
        String sha = Payload.sha();
        Letter letter = new Letter(
                "Deployment Hook",
                object(
                        "status",
                        "success",
                        "status_changed_at",
                        "2026-11-24 10:52:00 +0200",
                        "deployment_id",
                        15,
                        "deployable_url",
                        "https://gitlab.example.com/jobs/9",
                        "environment",
                        "staging",
                        "short_sha",
                        sha.substring(0, 8),
                        "commit_url",
                        "https://gitlab.example.com/-/commit/" + sha,
                        "project",
                        project()));

        try (TopicProbe probe = TopicProbe.fromNow(Topic.COMMITS)) {
            processed(letter);

            DeploymentReported told = probe.awaitFact(DeploymentReported.class, fact -> sha.equals(fact.sha()));
            assertThat(told.environment()).isEqualTo("staging");
            assertThat(told.state()).isEqualTo(DeploymentState.SUCCEEDED);
            assertThat(told.finishedAt()).isEqualTo("2026-11-24T08:52:00Z");
        }
    }

    @Test
    void aSignedDeliveryIsTakenWhileItIsFresh() {
        byte[] key = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
        rotateTo("whsec_" + Base64.getEncoder().encodeToString(key));
        Letter letter = push(ToldPush.growing("refs/heads/main", null, 1));
        byte[] body = json(letter.json());

        assertThat(sendSigned(letter, body, key, Instant.now()).statusCode()).isEqualTo(202);
        assertThat(sendSigned(letter, body, key, Instant.now().minusSeconds(600))
                        .statusCode())
                .isEqualTo(401);
        assertThat(sendSigned(letter, body, "another".getBytes(UTF_8), Instant.now())
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(letter, secret()).statusCode()).isEqualTo(401);
    }

    private java.net.http.HttpResponse<String> sendSigned(Letter letter, byte[] body, byte[] key, Instant at) {
        String id = UUID.randomUUID().toString();
        byte[] before = (id + "." + at.getEpochSecond() + ".").getBytes(UTF_8);
        Map<String, String> signature = new HashMap<>();
        signature.put("webhook-id", id);
        signature.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
        signature.put(
                "webhook-signature", "v1," + Base64.getEncoder().encodeToString(HmacSignature.of(key, before, body)));
        return send(letter, id, signature, body);
    }

    private Map<String, Object> project() {
        return object(
                "id", Integer.valueOf(externalId()),
                "path_with_namespace", name(),
                "web_url", "https://gitlab.example.com/" + name());
    }
}
