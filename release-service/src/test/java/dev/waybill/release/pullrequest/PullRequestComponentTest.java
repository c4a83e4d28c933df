package dev.waybill.release.pullrequest;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.contracts.CommitFact.HostAccount;
import dev.waybill.contracts.CommitFact.PullRequestChanged;
import dev.waybill.contracts.CommitFact.PullRequestState;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Tenant;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which pull request brought a commit. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class PullRequestComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant OPENED = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant MERGED = Instant.parse("2026-11-21T10:00:00Z");

    private Tenant tenant;
    private FactSender facts;
    private long repository;

    @BeforeEach
    void connect() {
        tenant = Tenant.create();
        facts = FactSender.create();
        repository = tenant.connect(facts, "demo/web");
        tenant.release("1.0");
        tenant.ci().body("""
                        {"commits":[{"id":"merge","repository":"demo/web","author_email":"bob@example.com"},
                         {"id":"own","repository":"demo/web"},{"id":"other","repository":"demo/web"},
                         {"id":"merge","repository":"elsewhere"}]}""").put(tenant.path("/releases/1.0/")).then().statusCode(200);
    }

    @AfterEach
    void close() {
        facts.close();
    }

    @Test
    void commitsShowThePullRequestThatBroughtThem() {
        tell(7, 1, PullRequestState.OPEN, "Keep", OPENED, null, "own");
        tell(7, 2, PullRequestState.MERGED, "Keep the cart", MERGED, "merge", "own");
        tell(6, 1, PullRequestState.MERGED, "An older one", OPENED, null, "own", "other");
        tell(7, 1, PullRequestState.OPEN, "Keep", OPENED, null, "own");

        await().atMost(PATIENCE).untilAsserted(() -> commits().body("pullRequest.id", contains("7", "7", "6")));
        commits()
                .body("[3].pullRequest", nullValue())
                .body("[0].pullRequest.title", equalTo("Keep the cart"))
                .body("[0].pullRequest.message", equalTo("Why"))
                .body("[0].pullRequest.dateCreated", equalTo("2026-11-20T10:00:00Z"))
                .body("[0].pullRequest.mergedAt", equalTo("2026-11-21T10:00:00Z"))
                .body("[0].pullRequest.status", equalTo("merged"))
                .body("[0].pullRequest.externalUrl", equalTo("https://git.example.com/demo/web/pull/7"))
                .body("[0].pullRequest.repository.name", equalTo("demo/web"))
                .body("[0].pullRequest.author.name", equalTo("Ada Lovelace"));
        tenant.reader()
                .get(tenant.path("/releases/1.0/"))
                .then()
                .body("lastCommit.pullRequest.id", equalTo("7"))
                .body("lastCommit.author.name", equalTo("Bob"));

        facts.tombstone(Topic.REPOSITORIES, Long.toString(repository));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> commits().body("[0].pullRequest", nullValue()).body("[0].repository.id", nullValue()));
    }

    @Test
    void aPullRequestThatIsReopenedIsNotMerged() {
        tell(7, 1, PullRequestState.MERGED, "Keep", MERGED, "merge");
        await().atMost(PATIENCE).untilAsserted(() -> commits().body("[0].pullRequest.status", equalTo("merged")));

        tell(7, 2, PullRequestState.OPEN, "Keep", MERGED.plusSeconds(60), "merge");

        await().atMost(PATIENCE).untilAsserted(() -> commits().body("[0].pullRequest.status", equalTo("open")));
        commits().body("[0].pullRequest.mergedAt", nullValue());
    }

    private ValidatableResponse commits() {
        return tenant.reader().get(tenant.path("/releases/1.0/commits/")).then().statusCode(200);
    }

    private void tell(
            long number,
            long sequence,
            PullRequestState state,
            String title,
            Instant changedAt,
            @Nullable String mergeCommit,
            String... commits) {
        facts.send(
                new PullRequestChanged(
                        repository,
                        tenant.id,
                        "demo/web",
                        number,
                        title,
                        "Why",
                        state,
                        new HostAccount("ada", null, "ada@example.com"),
                        null,
                        "topic",
                        "main",
                        null,
                        List.of(commits),
                        mergeCommit,
                        null,
                        "https://git.example.com/demo/web/pull/" + number,
                        changedAt),
                sequence);
    }
}
