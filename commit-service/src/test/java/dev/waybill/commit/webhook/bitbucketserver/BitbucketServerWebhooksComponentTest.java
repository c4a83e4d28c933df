package dev.waybill.commit.webhook.bitbucketserver;

import static dev.waybill.commit.webhook.Letter.object;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.commit.webhook.HmacSignature;
import dev.waybill.commit.webhook.Letter;
import dev.waybill.commit.webhook.ToldPullRequest;
import dev.waybill.commit.webhook.ToldPush;
import dev.waybill.commit.webhook.WebhookContract;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@QuarkusTest
@WithTestResource(InfraResource.class)
class BitbucketServerWebhooksComponentTest extends WebhookContract {

    @Override
    protected String provider() {
        return "bitbucket_server";
    }

    @Override
    protected String host() {
        return "bitbucket_server";
    }

    @Override
    protected Map<String, String> headers(String event, String deliveryId) {
        return Map.of("X-Event-Key", event, "X-Request-Id", deliveryId);
    }

    @Override
    protected Map<String, String> signature(byte[] body, String secret) {
        return Map.of(
                "X-Hub-Signature",
                "sha256=" + HexFormat.of().formatHex(HmacSignature.of(secret.getBytes(UTF_8), body)));
    }

    @Override
    protected Map<String, String> nonsense() {
        return Map.of("X-Hub-Signature", "sha256=", "Authorization", "Basic bm9ib2R5Om5vYm9keQ==");
    }

    @Override
    protected Letter push(ToldPush push) {
        List<Map<String, Object>> commits = new ArrayList<>(push.commits.reversed().stream()
                .map(BitbucketServerWebhooksComponentTest::commit)
                .toList());
        Map<String, Object> head = commits.isEmpty() ? null : commits.getFirst();
        if (push.isCut()) {
            commits.removeLast();
        }
        String type = push.before == null ? "ADD" : push.after == null ? "DELETE" : "UPDATE";
        Map<String, Object> change = object(
                "ref", object("id", push.ref, "displayId", push.shortRef(), "type", push.isTag() ? "TAG" : "BRANCH"),
                "refId", push.ref,
                "fromHash", push.beforeOrZeros(),
                "toHash", push.afterOrZeros(),
                "type", type);
        return new Letter(
                "repo:refs_changed",
                object("changes", List.of(change), "commits", commits, "toCommit", head, "repository", repository()));
    }

    private static Map<String, Object> commit(ToldPush.Commit commit) {
        Map<String, Object> person = object("name", commit.name(), "emailAddress", commit.email());
        return object(
                "id", commit.sha(),
                "message", commit.message(),
                "author", person,
                "committer", person,
                "authorTimestamp", commit.at().toEpochMilli(),
                "committerTimestamp", commit.at().toEpochMilli(),
                "parents", commit.parent() == null ? List.of() : List.of(object("id", commit.parent())));
    }

    @Override
    protected Letter pullRequest(ToldPullRequest told) {
        return new Letter(
                told.isMerged() ? "pr:merged" : "pr:opened",
                object(
                        "actor",
                        object("name", "bob", "displayName", "Bob"),
                        "pullRequest",
                        object(
                                "id", told.number(),
                                "title", told.title(),
                                "description", told.body(),
                                "state", told.isMerged() ? "MERGED" : "OPEN",
                                "author", object("user", object("name", "ann", "emailAddress", "ann@example.com")),
                                "fromRef", object("id", "refs/heads/topic", "latestCommit", told.head()),
                                "toRef", object("id", "refs/heads/main", "repository", repository()),
                                "properties",
                                        told.isMerged()
                                                ? object("mergeCommit", object("id", told.mergeCommit()))
                                                : null,
                                "updatedDate", told.at().toEpochMilli())));
    }

    @Override
    protected Optional<Letter> renamed(String formerName) {
        return Optional.of(
                new Letter("repo:modified", object("old", repository(formerName), "new", repository(name()))));
    }

    @Override
    protected List<Recorded> recorded() {
        return List.of(
                new Recorded(
                        "bitbucket-server",
                        "repo-refs-changed.json",
                        "repo:refs_changed",
                        "~gopher/webhook-test",
                        true),
                new Recorded("bitbucket-server", "pr-merged.json", "pr:merged", "~gopher/webhook-test", true));
    }

    @Override
    protected Letter uninteresting() {
        return new Letter("diagnostics:ping", Map.of("test", true));
    }

    @Override
    protected boolean tellsForce() {
        return false;
    }

    @Override
    protected boolean tellsTotal() {
        return false;
    }

    private Map<String, Object> repository() {
        return repository(name());
    }

    private Map<String, Object> repository(String name) {
        String[] parts = name.split("/");
        return object(
                "id", Integer.valueOf(externalId()),
                "slug", parts[1],
                "project", object("key", parts[0]),
                "links", object("self", List.of(object("href", "https://git.example.com/" + name + "/browse"))));
    }
}
