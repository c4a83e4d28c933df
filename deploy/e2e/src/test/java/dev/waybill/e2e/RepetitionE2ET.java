package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is said twice has an effect once. */
@ExtendWith(RunningStack.class)
final class RepetitionE2ET {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private final Web web = new Web(RunningStack.environment());
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String version = "again@1.0.0+" + suffix;
    private final String environmentName = "again-" + suffix;
    private final GitHubPush push = adasPushAfter(GitHubPush.newSha());
    private String deploy = "";

    @Test
    void aRepeatedWebhookAndARepeatedDeployCallBringNoSecondMail() {
        assertThat(web.deliver(push).status()).isBetween(200, 202);
        assertThat(web.deliver(push).status()).isBetween(200, 202);
        Flow.release(web, version, push);

        deploy = Flow.deploy(web, version, environmentName);
        String second = Flow.deploy(web, version, environmentName);

        assertThat(second).isEqualTo(deploy);
        awaitMails(version, 1);
        noSecondMailAfter(() -> assertThat(web.deliver(push).status()).isBetween(200, 202));
    }

    @Test
    void aRepeatedRecordBringsNoSecondMail() {
        deployed();

        noSecondMailAfter(() -> assertThat(RunningStack.records().repeatAll(Topic.DEPLOYS, environmentName))
                .isPositive());
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
        web.deliver(push);
        Flow.release(web, version, push);
        deploy = Flow.deploy(web, version, environmentName);
        awaitMails(version, 1);
    }

    private GitHubPush adasPushAfter(String head) {
        return GitHubPush.from(head)
                .commit("Ada Lovelace", RunningStack.memberEmails().getFirst(), "Again and again " + suffix);
    }

    private void awaitMails(String ofVersion, int count) {
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(mails(ofVersion)).hasSize(count));
    }

    private List<Web.Mail> mails(String ofVersion) {
        return web.mailsAbout(environmentName).stream()
                .filter(mail -> mail.subject().contains(ofVersion))
                .toList();
    }

    /**
     * A later deploy to the same environment has the same key, so its mail shows that everything before it was handled. What that decided to send
     * are rows by then; sent or not, there is one of the first deploy.
     */
    private void noSecondMailAfter(Runnable repetition) {
        repetition.run();
        String later = "later@1.0.0+" + suffix;
        GitHubPush next = adasPushAfter(push.after());
        web.deliver(next);
        Flow.release(web, later, next);
        Flow.deploy(web, later, environmentName);
        awaitMails(later, 1);
        assertThat(mails(version)).hasSize(1);
        assertThat(deliveriesOf(deploy)).hasSize(1);
    }

    private List<JsonNode> deliveriesOf(String deployId) {
        Web.Answer answer = web.get("/api/0/organizations/demo/deliveries/?per_page=100");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode delivery : answer.json()) {
            if (delivery.get("subject").get("id").asText().equals(deployId)) {
                found.add(delivery);
            }
        }
        return found;
    }
}
