package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A minute without a part that everything leans on: nothing is dead-lettered, nothing is lost. */
@ExtendWith(RunningStack.class)
final class OutageE2ET {

    private static final Duration OUTAGE = Duration.ofSeconds(60);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(90);

    private final Web web = new Web(RunningStack.environment());
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aMinuteWithoutPostgresDeadLettersNothing() {
        Set<String> before = RunningStack.deadLetters();
        RunningStack.stop("postgres");
        String version = "outage@1.0.0+" + suffix;
        JavaSdk.sendErrorOf(version, RunningStack.environment().get("SENTRY_DSN"));
        pass(OUTAGE);
        RunningStack.start("postgres");

        await().atMost(LONG_ENOUGH)
                .ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(web.get(web.releasePath(version)).status()).isEqualTo(200));
        assertThat(RunningStack.deadLetters()).isEqualTo(before);
    }

    @Test
    void aMinuteWithoutKafkaDeadLettersNothing() {
        String environmentName = "outage-" + suffix;
        GitHubPush push = GitHubPush.from(GitHubPush.newSha())
                .commit("Ada Lovelace", RunningStack.memberEmails().getFirst(), "Wait for Kafka " + suffix);
        Set<String> before = RunningStack.deadLetters();
        RunningStack.stop("kafka");
        assertThat(web.deliver(push).status()).isBetween(200, 202);
        String version = "outage@1.0.1+" + suffix;
        Flow.release(web, version, push);
        Flow.deploy(web, version, environmentName);
        pass(OUTAGE);
        RunningStack.start("kafka");

        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(web.mailsAbout(environmentName)).hasSize(1));
        assertThat(RunningStack.deadLetters()).isEqualTo(before);
    }

    /** The outage itself is what is tested, so its length is real time. */
    private static void pass(Duration outage) {
        long end = System.nanoTime() + outage.toNanos();
        await().atMost(outage.plusSeconds(60)).until(() -> System.nanoTime() > end);
    }
}
