package dev.waybill.commit.webhook.gitea;

import static dev.waybill.commit.webhook.Letter.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.webhook.GithubLikeLetters;
import dev.waybill.commit.webhook.HmacSignature;
import dev.waybill.commit.webhook.Letter;
import dev.waybill.commit.webhook.ToldPullRequest;
import dev.waybill.commit.webhook.ToldPush;
import dev.waybill.commit.webhook.WebhookContract;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class GiteaWebhooksComponentTest extends WebhookContract {

    @Override
    protected String provider() {
        return "gitea";
    }

    @Override
    protected String host() {
        return "gitea";
    }

    @Override
    protected Map<String, String> headers(String event, String deliveryId) {
        // It sends the names of those before it as well.
        return Map.of(
                "X-Gitea-Event",
                event,
                "X-Gitea-Delivery",
                deliveryId,
                "X-GitHub-Event",
                event,
                "X-GitHub-Delivery",
                deliveryId);
    }

    @Override
    protected Map<String, String> signature(byte[] body, String secret) {
        String hex = HexFormat.of().formatHex(HmacSignature.of(secret.getBytes(UTF_8), body));
        return Map.of("X-Gitea-Signature", hex, "X-Hub-Signature-256", "sha256=" + hex);
    }

    @Override
    protected Map<String, String> nonsense() {
        return Map.of("X-Gitea-Signature", "sha256=" + "0".repeat(64));
    }

    @Override
    protected Letter push(ToldPush push) {
        List<Map<String, Object>> commits =
                push.commits.reversed().stream().map(GithubLikeLetters::commit).toList();
        Map<String, Object> json = GithubLikeLetters.push(push, commits, repository());
        json.remove("forced");
        json.put("total_commits", push.total());
        json.put("head_commit", commits.isEmpty() ? null : commits.getFirst());
        return new Letter("push", json);
    }

    @Override
    protected Letter deletion(String ref, String before) {
        if (ref.startsWith("refs/tags/")) {
            return super.deletion(ref, before);
        }
        return new Letter(
                "delete",
                object("ref", ref.substring("refs/heads/".length()), "ref_type", "branch", "repository", repository()));
    }

    @Override
    protected Letter pullRequest(ToldPullRequest pullRequest) {
        return new Letter("pull_request", GithubLikeLetters.pullRequest(pullRequest, repository()));
    }

    @Override
    protected Optional<Letter> renamed(String formerName) {
        return Optional.empty();
    }

    @Override
    protected List<Recorded> recorded() {
        return List.of(
                new Recorded("gitea", "push-event.json", "push", "example/example", true),
                new Recorded("gitea", "create-event.json", "create", "example/example", false),
                new Recorded("gitea", "delete-event.json", "delete", "example/example", true),
                new Recorded("gitea", "pull-request-event.json", "pull_request", "example/example", true));
    }

    @Override
    protected Letter uninteresting() {
        return new Letter("create", object("ref", "main", "ref_type", "branch"));
    }

    @Test
    void forgejoUsesANameOfItsOwn() {
        Letter letter = push(ToldPush.growing("refs/heads/main", null, 1));
        byte[] body = json(letter.json());
        Map<String, String> headers = new HashMap<>();
        headers.put("X-Forgejo-Event", "push");
        headers.put("X-Forgejo-Delivery", UUID.randomUUID().toString());
        headers.put("X-Forgejo-Signature", HexFormat.of().formatHex(HmacSignature.of(secret().getBytes(UTF_8), body)));

        await(send(letter, UUID.randomUUID().toString(), headers, body), "processed");
    }

    @Test
    void ofAFormTheDocumentIsSigned() {
        Letter letter = push(ToldPush.growing("refs/heads/main", null, 1));
        byte[] document = json(letter.json());
        byte[] form = ("payload=" + URLEncoder.encode(new String(document, UTF_8), UTF_8)).getBytes(UTF_8);
        Map<String, String> headers = new HashMap<>(signature(document, secret()));
        headers.put("Content-Type", "application/x-www-form-urlencoded");

        await(send(letter, UUID.randomUUID().toString(), headers, form), "processed");
        headers.putAll(signature(form, secret()));
        assertThat(send(letter, UUID.randomUUID().toString(), headers, form).statusCode())
                .isEqualTo(401);
    }

    private Map<String, Object> repository() {
        return GithubLikeLetters.repository(externalId(), name());
    }
}
