package dev.waybill.commit.webhook.bitbucket;

import static dev.waybill.commit.webhook.Letter.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.webhook.HmacSignature;
import dev.waybill.commit.webhook.Letter;
import dev.waybill.commit.webhook.ToldPullRequest;
import dev.waybill.commit.webhook.ToldPush;
import dev.waybill.commit.webhook.WebhookContract;
import dev.waybill.contracts.CommitFact.PullRequestChanged;
import dev.waybill.contracts.Topic;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class BitbucketWebhooksComponentTest extends WebhookContract {

    @Override
    protected String provider() {
        return "bitbucket";
    }

    @Override
    protected String host() {
        return "bitbucket";
    }

    @Override
    protected Map<String, String> headers(String event, String deliveryId) {
        return Map.of(
                "X-Event-Key", event, "X-Request-UUID", deliveryId, "X-Hook-UUID", "a-hook", "X-Attempt-Number", "1");
    }

    @Override
    protected Map<String, String> signature(byte[] body, String secret) {
        return Map.of(
                "X-Hub-Signature",
                "sha256=" + HexFormat.of().formatHex(HmacSignature.of(secret.getBytes(UTF_8), body)));
    }

    @Override
    protected Map<String, String> nonsense() {
        return Map.of("X-Hub-Signature", "0".repeat(64));
    }

    @Override
    protected Letter push(ToldPush push) {
        List<Map<String, Object>> commits = push.commits.reversed().stream()
                .map(BitbucketWebhooksComponentTest::commit)
                .toList();
        Map<String, Object> head = commits.isEmpty() ? object("hash", push.after) : commits.getFirst();
        Map<String, Object> change = object(
                "old",
                push.before == null ? null : end(push, object("hash", push.before)),
                "new",
                push.after == null ? null : end(push, head),
                "created",
                push.before == null,
                "closed",
                push.after == null,
                "forced",
                push.isForced(),
                "truncated",
                push.isCut(),
                "commits",
                commits);
        return new Letter("repo:push", object("push", object("changes", List.of(change)), "repository", repository()));
    }

    private static Map<String, Object> end(ToldPush push, Map<String, Object> target) {
        return object("type", push.isTag() ? "tag" : "branch", "name", push.shortRef(), "target", target);
    }

    private static Map<String, Object> commit(ToldPush.Commit commit) {
        return object(
                "hash", commit.sha(),
                "message", commit.message(),
                "date", commit.at().toString(),
                "author", object("raw", commit.name() + " <" + commit.email() + ">"),
                "parents", commit.parent() == null ? List.of() : List.of(object("hash", commit.parent())),
                "links", object("html", object("href", "https://bitbucket.org/demo/commits/" + commit.sha())));
    }

    @Override
    protected Letter pullRequest(ToldPullRequest told) {
        return pullRequest(told, told.head(), told.mergeCommit());
    }

    private Letter pullRequest(ToldPullRequest told, String head, String mergeCommit) {
        return new Letter(
                told.isMerged() ? "pullrequest:fulfilled" : "pullrequest:created",
                object(
                        "pullrequest",
                        object(
                                "id", told.number(),
                                "title", told.title(),
                                "description", told.body(),
                                "state", told.isMerged() ? "MERGED" : "OPEN",
                                "author", object("nickname", "ann", "display_name", "Ann"),
                                "closed_by", told.isMerged() ? object("nickname", "bob") : null,
                                "source", object("branch", object("name", "topic"), "commit", object("hash", head)),
                                "destination", object("branch", object("name", "main")),
                                "merge_commit", told.isMerged() ? object("hash", mergeCommit) : null,
                                "updated_on", told.at().toString()),
                        "repository",
                        repository()));
    }

    @Override
    protected Optional<Letter> renamed(String formerName) {
        return Optional.of(new Letter(
                "repo:updated",
                object(
                        "changes",
                        object("full_name", object("old", formerName, "new", name())),
                        "repository",
                        repository())));
    }

    @Override
    protected List<Recorded> recorded() {
        return List.of(
                new Recorded("bitbucket", "repo-push.json", "repo:push", "team_name/repo_name", true),
                new Recorded(
                        "bitbucket", "pull-request-merged.json", "pullrequest:fulfilled", "team_name/repo_name", true));
    }

    @Override
    protected Letter uninteresting() {
        return new Letter("repo:fork", Map.of());
    }

    @Override
    protected boolean tellsTotal() {
        return false;
    }

    @Test
    void abbreviatedCommitsAreToldInFullOnceTheyAreKnown() {
        ToldPush main = ToldPush.growing("refs/heads/main", null, 2);
        String head = main.commits.getFirst().sha();
        var merged = new ToldPullRequest(3, "T", "", head, main.after, Instant.parse("2026-11-24T08:00:00Z"));

        try (TopicProbe probe = TopicProbe.fromNow(Topic.COMMITS)) {
            processed(pullRequest(merged, head.substring(0, 12), main.after.substring(0, 12)));
            PullRequestChanged told =
                    probe.awaitFact(PullRequestChanged.class, fact -> fact.repositoryId() == repositoryId());
            assertThat(told.mergeCommit()).isEqualTo(main.after.substring(0, 12));

            processed(push(main));

            probe.awaitFact(
                    PullRequestChanged.class,
                    fact -> fact.repositoryId() == repositoryId()
                            && main.after.equals(fact.mergeCommit())
                            && head.equals(fact.head())
                            && fact.commits().equals(List.of(head)));
        }
    }

    private Map<String, Object> repository() {
        return object(
                "uuid", "{" + externalId() + "}",
                "full_name", name(),
                "links", object("html", object("href", "https://bitbucket.org/" + name())));
    }
}
