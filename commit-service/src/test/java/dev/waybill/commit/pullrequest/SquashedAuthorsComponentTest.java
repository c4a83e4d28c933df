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
        hook.pullRequest(7, first, null);
        hook.push(Payload.of("refs/heads/topic", first, second).commit(second, "two", "Cleo", "cleo@example.com"));
        hook.pullRequest(7, second, null);
        hook.pullRequest(7, second, squashed);
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
        hook.pullRequest(7, second, null);
        hook.pullRequest(7, second, squashed);
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
}
