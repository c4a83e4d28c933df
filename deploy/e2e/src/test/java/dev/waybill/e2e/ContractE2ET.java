package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.Topic;
import dev.waybill.test.TopicProbe;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is on the public topics is what the contract says. The probe checks each message that it reads against its schema. */
@ExtendWith(RunningStack.class)
final class ContractE2ET {

    private final Web web = new Web(RunningStack.environment());

    @Test
    void aWholeFlowIsToldOnItsTopics() {
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        String version = "contract@1.0.0+" + suffix;
        // From now on, because another test puts what is no fact on this topic.
        TopicProbe sightings =
                TopicProbe.fromNow(RunningStack.environment().get("KAFKA_BOOTSTRAP_SERVERS"), Topic.RELEASE_SEEN);
        JavaSdk.sendErrorOf(version, RunningStack.environment().get("SENTRY_DSN"));
        GitHubPush push = GitHubPush.from(GitHubPush.newSha())
                .commit("Ada Lovelace", RunningStack.memberEmails().getFirst(), "Keep the contract");
        web.deliver(push);
        Flow.release(web, version, push);
        Flow.deploy(web, version, "contract-" + suffix);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(web.mailsAbout("contract-" + suffix)).hasSize(1));

        try (sightings) {
            assertTold(sightings, version);
        }
        assertTold(Topic.ERRORS, version);
        assertTold(Topic.RELEASES, version);
        assertTold(Topic.COMMITS, push.after());
        assertTold(Topic.RANGES, push.after());
        assertTold(Topic.DEPLOYS, version);
    }

    @ParameterizedTest
    @EnumSource(names = {"DIRECTORY", "REPOSITORIES"})
    void copiedTopicsHoldTheirState(Topic topic) {
        try (TopicProbe probe = probe(topic)) {
            assertThat(probe.awaitMessages(1, _ -> true)).isNotEmpty();
        }
    }

    private static void assertTold(Topic topic, String word) {
        try (TopicProbe probe = probe(topic)) {
            assertTold(probe, word);
        }
    }

    private static void assertTold(TopicProbe probe, String word) {
        assertThat(probe.awaitMessage(message -> String.valueOf(message.json()).contains(word)))
                .isNotNull();
    }

    private static TopicProbe probe(Topic topic) {
        return TopicProbe.fromBeginning(RunningStack.environment().get("KAFKA_BOOTSTRAP_SERVERS"), topic);
    }
}
