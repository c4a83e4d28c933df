package dev.waybill.commit.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.commit.Hook;
import dev.waybill.commit.Payload;
import dev.waybill.commit.Tenant;
import dev.waybill.contracts.CommitFact.CommitsPushed;
import dev.waybill.contracts.Contributor;
import dev.waybill.contracts.Contributor.Role;
import dev.waybill.contracts.RangeFact.RangeResolved;
import dev.waybill.contracts.ReleaseFact.CommitsRequested;
import dev.waybill.contracts.Topic;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever presses the button is the author of a squashed commit; those who wrote it are told, too. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class SquashedAuthorsComponentTest {

    private final String base = Payload.sha();
    private final String first = Payload.sha();
    private final String second = Payload.sha();
    private final String squashed = Payload.sha();

    @Test
    void theAuthorsOfAPullRequestAreCreditedForWhatItWasSquashedInto() {
        Hook hook = Tenant.create().register("demo/web");
        hook.push(Payload.of("refs/heads/topic", base, first).commit(first, "one", "Bo", "bo@example.com"));
        pullRequest(hook, first, null);
        hook.push(Payload.of("refs/heads/topic", first, second).commit(second, "two", "Cleo", "cleo@example.com"));
        pullRequest(hook, second, null);
        pullRequest(hook, second, squashed);
        try (TopicProbe probe = TopicProbe.fromNow(Topic.COMMITS)) {

            hook.push(Payload.main(base, squashed).commit(squashed, "both (#7)", "Ada", "ada@example.com"));

            CommitsPushed told = probe.awaitFact(
                    CommitsPushed.class,
                    fact -> fact.repositoryId() == hook.repositoryId
                            && fact.ref().equals("refs/heads/main"));
            assertThat(told.commits().getFirst().contributors())
                    .extracting(Contributor::role, Contributor::email)
                    .containsExactlyInAnyOrder(
                            tuple(Role.AUTHOR, "ada@example.com"),
                            tuple(Role.SQUASHED_AUTHOR, "bo@example.com"),
                            tuple(Role.SQUASHED_AUTHOR, "cleo@example.com"));
        }
    }

    @Test
    void allWhoseCommitsWerePushedAtOnceAreCredited() {
        String below = Payload.sha();
        Hook hook = Tenant.create().register("demo/web");
        hook.push(Payload.main(base, below).commit(below));
        hook.push(Payload.of("refs/heads/topic", below, second)
                .commit(first, "one", "Bo", "bo@example.com")
                .commit(second, "two", "Cleo", "cleo@example.com"));
        pullRequest(hook, second, null);
        pullRequest(hook, second, squashed);
        try (TopicProbe commits = TopicProbe.fromNow(Topic.COMMITS);
                TopicProbe ranges = TopicProbe.fromNow(Topic.RANGES);
                FactSender sender = FactSender.create()) {

            hook.push(Payload.main(below, squashed).commit(squashed, "both (#7)", "Ada", "ada@example.com"));
            sender.send(question(hook, below), 1);

            assertThat(commits.awaitFact(CommitsPushed.class, fact -> fact.repositoryId() == hook.repositoryId)
                            .commits()
                            .getFirst()
                            .contributors())
                    .extracting(Contributor::email)
                    .containsExactly("ada@example.com", "bo@example.com", "cleo@example.com");
            assertThat(ranges.awaitFact(RangeResolved.class, fact -> fact.repositoryId() == hook.repositoryId)
                            .commits()
                            .getFirst()
                            .contributors())
                    .extracting(Contributor::email)
                    .containsExactly("ada@example.com", "bo@example.com", "cleo@example.com");
        }
    }

    private CommitsRequested question(Hook hook, String from) {
        return new CommitsRequested(
                UUID.randomUUID(),
                1,
                hook.tenant.id,
                "web@1.0.0",
                hook.repositoryId,
                hook.name,
                from,
                squashed,
                Instant.EPOCH);
    }

    private static void pullRequest(Hook hook, String head, String mergeCommit) {
        String deliveryId = UUID.randomUUID().toString();
        hook.send("pull_request", deliveryId, """
                {"action": "%s", "number": 7, "pull_request": {"number": 7, "title": "Both", "body": "", "state": "%s", "merged": %b,
                 "user": {"login": "bo"}, "merged_by": {"login": "ada"}, "head": {"ref": "topic", "sha": "%s"},
                 "base": {"ref": "main", "sha": "%s"}, "merge_commit_sha": %s, "updated_at": "2026-11-20T10:00:00Z"},
                 "repository": {"id": %d, "full_name": "%s"}}""".formatted(
                                mergeCommit == null ? "synchronize" : "closed",
                                mergeCommit == null ? "open" : "closed",
                                mergeCommit != null,
                                head,
                                "0".repeat(40),
                                mergeCommit == null ? "null" : "\"" + mergeCommit + "\"",
                                1000 + hook.name.hashCode(),
                                hook.name))
                .then()
                .statusCode(202);
        hook.awaitState(deliveryId, "processed");
    }
}
