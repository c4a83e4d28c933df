package dev.waybill.commit.webhook.azuredevops;

import static dev.waybill.commit.webhook.Letter.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.webhook.Letter;
import dev.waybill.commit.webhook.ToldPullRequest;
import dev.waybill.commit.webhook.ToldPush;
import dev.waybill.commit.webhook.WebhookContract;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class AzureDevopsWebhooksComponentTest extends WebhookContract {

    @Override
    protected String provider() {
        return "azure_devops";
    }

    @Override
    protected String host() {
        return "azure_devops";
    }

    @Override
    protected Map<String, String> headers(String event, String deliveryId) {
        return Map.of();
    }

    @Override
    protected Map<String, String> signature(byte[] body, String secret) {
        String pair = Base64.getEncoder().encodeToString(("waybill:" + secret).getBytes(UTF_8));
        return Map.of("Authorization", "Basic " + pair);
    }

    @Override
    protected Map<String, String> nonsense() {
        return Map.of("Authorization", "Basic %%%");
    }

    @Override
    protected byte[] body(Letter letter, String deliveryId) {
        Map<String, Object> json = new HashMap<>(letter.json());
        json.put("id", deliveryId);
        json.put("eventType", letter.event());
        return json(json);
    }

    @Override
    protected Letter push(ToldPush push) {
        List<Map<String, Object>> commits = push.commits.reversed().stream()
                .map(AzureDevopsWebhooksComponentTest::commit)
                .toList();
        return new Letter(
                "git.push",
                object(
                        "detailedMessage",
                        object("text", "Ada pushed " + push.total() + " commits to branch main of repository web."),
                        "createdDate",
                        "2026-11-24T08:00:00Z",
                        "resource",
                        object(
                                "commits", commits,
                                "refUpdates",
                                        List.of(object(
                                                "name", push.ref,
                                                "oldObjectId", push.beforeOrZeros(),
                                                "newObjectId", push.afterOrZeros())),
                                "repository", repository())));
    }

    private static Map<String, Object> commit(ToldPush.Commit commit) {
        Map<String, Object> person = object(
                "name",
                commit.name(),
                "email",
                commit.email(),
                "date",
                commit.at().toString());
        return object("commitId", commit.sha(), "comment", commit.message(), "author", person, "committer", person);
    }

    @Override
    protected Letter pullRequest(ToldPullRequest told) {
        return new Letter(
                told.isMerged() ? "git.pullrequest.merged" : "git.pullrequest.created",
                object(
                        "createdDate",
                        told.at().toString(),
                        "resource",
                        object(
                                "pullRequestId", told.number(),
                                "title", told.title(),
                                "description", told.body(),
                                "status", told.isMerged() ? "completed" : "active",
                                "createdBy", object("displayName", "Ann", "uniqueName", "ann"),
                                "closedBy", told.isMerged() ? object("displayName", "Bob", "uniqueName", "bob") : null,
                                "sourceRefName", "refs/heads/topic",
                                "targetRefName", "refs/heads/main",
                                "lastMergeSourceCommit", object("commitId", told.head()),
                                "lastMergeCommit", object("commitId", told.mergeCommit()),
                                "repository", repository())));
    }

    @Override
    protected Optional<Letter> renamed(String formerName) {
        return Optional.of(new Letter(
                "git.repo.renamed",
                object("resource", object("oldName", formerName.split("/")[1], "repository", repository()))));
    }

    @Override
    protected List<Recorded> recorded() {
        return List.of(
                new Recorded("azuredevops", "git.push.json", "git.push", "Fabrikam-Fiber-Git/Fabrikam-Fiber-Git", true),
                new Recorded(
                        "azuredevops",
                        "git.pullrequest.merged.json",
                        "git.pullrequest.merged",
                        "Fabrikam/Fabrikam",
                        true));
    }

    @Override
    protected Letter uninteresting() {
        return new Letter("build.complete", Map.of());
    }

    @Override
    protected boolean tellsForce() {
        return false;
    }

    @Test
    void aHeaderOfOurOwnIsTakenToo() {
        Letter letter = push(ToldPush.growing("refs/heads/main", null, 1));
        String id = UUID.randomUUID().toString();

        await(send(letter, id, Map.of("X-Waybill-Secret", secret()), body(letter, id)), "processed");
        assertThat(send(letter, id, Map.of("X-Waybill-Secret", "wrong"), body(letter, id))
                        .statusCode())
                .isEqualTo(401);
    }

    private Map<String, Object> repository() {
        String[] parts = name().split("/");
        return object(
                "id",
                externalId(),
                "name",
                parts[1],
                "project",
                object("name", parts[0]),
                "remoteUrl",
                "https://dev.azure.com/demo/" + parts[0] + "/_git/" + parts[1]);
    }
}
