package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.Topic;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is said twice has an effect once. */
@ExtendWith(RunningStack.class)
final class RepetitionE2ET {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private final Web web = new Web(RunningStack.environment());
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String version = "again@1.0.0+" + suffix;
    private final String environmentName = "again-" + suffix;

    @Test
    void aRepeatedWebhookAndARepeatedDeployCallBringNoSecondMail() {
        GitHubPush push = adasPush();
        assertThat(web.deliver(push).status()).isBetween(200, 202);
        assertThat(web.deliver(push).status()).isBetween(200, 202);
        Flow.release(web, version, push);

        String first = Flow.deploy(web, version, environmentName);
        String second = Flow.deploy(web, version, environmentName);

        assertThat(second).isEqualTo(first);
        awaitOneMail();
        noSecondMailAfter(() -> assertThat(web.deliver(push).status()).isBetween(200, 202));
    }

    @Test
    void aRepeatedRecordBringsNoSecondMail() {
        deployed();

        noSecondMailAfter(() -> RunningStack.records().repeatAll(Topic.DEPLOYS, environmentName));
    }

    @Test
    void aReplayedTopicBringsNoSecondMail() {
        deployed();

        noSecondMailAfter(() -> {
            RunningStack.stop("notify");
            RunningStack.records().rewind("notify", Topic.DEPLOYS);
            RunningStack.start("notify");
        });
    }

    @Test
    void aRestartedNotifyServiceBringsNoSecondMail() {
        deployed();

        noSecondMailAfter(() -> {
            RunningStack.stop("notify");
            RunningStack.start("notify");
        });
    }

    private void deployed() {
        GitHubPush push = adasPush();
        web.deliver(push);
        Flow.release(web, version, push);
        Flow.deploy(web, version, environmentName);
        awaitOneMail();
    }

    private GitHubPush adasPush() {
        return GitHubPush.from(GitHubPush.newSha())
                .commit("Ada Lovelace", RunningStack.memberEmails().getFirst(), "Again and again " + suffix);
    }

    private void awaitOneMail() {
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(web.mailsAbout(environmentName)).hasSize(1));
    }

    /** A later deploy's mail shows that everything before it on the topic was handled. */
    private void noSecondMailAfter(Runnable repetition) {
        repetition.run();
        GitHubPush marker = adasPush();
        String markerEnvironment = environmentName + "-marker";
        web.deliver(marker);
        Flow.release(web, version + ".marker", marker);
        Flow.deploy(web, version + ".marker", markerEnvironment);
        await().atMost(LONG_ENOUGH)
                .untilAsserted(
                        () -> assertThat(web.mailsAbout(markerEnvironment)).hasSize(1));
        assertThat(web.mailsAbout(environmentName).stream()
                        .filter(mail -> !mail.subject().contains(markerEnvironment)))
                .hasSize(1);
    }
}
