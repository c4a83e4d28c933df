package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.e2e.Web.Answer;
import dev.waybill.e2e.Web.Mail;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Killed with -9 in the middle of the flow: after the restart, everything that was accepted is there once. */
@ExtendWith(RunningStack.class)
final class KillE2ET {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(90);
    private static final int FLOWS = 6;

    /** Answers of the edge or of a service while what is behind it restarts. */
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    private final Web web = new Web(RunningStack.environment());
    private final Envelopes envelopes = new Envelopes(RunningStack.environment());
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "release", "commit", "notify", "kafka", "postgres"})
    void everythingAcceptedIsThereOnce(String victim) {
        Set<String> deadBefore = RunningStack.deadLetters();
        List<String> environments = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        for (int i = 0; i < FLOWS; i++) {
            String version = "kill-" + victim + "@1.0." + i + "+" + suffix;
            String environmentName = "kill-" + victim + "-" + i + "-" + suffix;
            byte[] error = Envelopes.errorOf("seen-" + version);
            GitHubPush push = GitHubPush.from(GitHubPush.newSha())
                    .commit("Ada Lovelace", RunningStack.memberEmails().getFirst(), "Survive " + victim + " " + i);
            untilAccepted(() -> web.deliver(push));
            untilAccepted(() -> web.postRaw(envelopes.path(), error, envelopes.authentication()));
            if (i == FLOWS / 2) {
                RunningStack.kill(victim);
            }
            untilAccepted(() -> web.post("/api/0/organizations/demo/releases/", """
                    {"version": "%s", "projects": ["web"]}""".formatted(version)));
            untilAccepted(() -> web.put(web.releasePath(version), """
                    {"refs": [{"repository": "demo/web", "commit": "%s", "previousCommit": "%s"}]}""".formatted(push.after(), push.before())));
            untilAccepted(() -> web.post(web.releasePath(version) + "deploys/", """
                    {"environment": "%s"}""".formatted(environmentName)));
            environments.add(environmentName);
            versions.add(version);
        }

        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(environments)
                        .allSatisfy(name -> assertThat(web.mailsAbout(name)).isNotEmpty()));
        assertThat(environments).allSatisfy(name -> {
            List<Mail> mails = web.mailsAbout(name);
            // A mail whose acceptance was not yet recorded may come twice, with the same Message-ID.
            assertThat(mails.stream()
                            .map(mail -> mail.headers().get("Message-ID"))
                            .distinct())
                    .hasSize(1);
            if (!"notify".equals(victim) && !"postgres".equals(victim)) {
                assertThat(mails).hasSize(1);
            }
            assertThat(mails.getFirst().text()).contains("Survive " + victim);
        });
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(versions)
                        .allSatisfy(version -> assertThat(web.get(web.releasePath("seen-" + version))
                                        .status())
                                .isEqualTo(200)));
        assertThat(versions).allSatisfy(version -> {
            assertThat(web.get(web.releasePath(version) + "commits/").json()).hasSize(1);
            assertThat(web.get(web.releasePath(version) + "deploys/").json()).hasSize(1);
        });
        assertThat(RunningStack.deadLetters()).isEqualTo(deadBefore);
    }

    /** Calls again while nobody answers, or whoever does says that somebody is away, as a client that retries does; else the answer is a yes. */
    private static void untilAccepted(Supplier<Answer> call) {
        Answer answer = await().atMost(LONG_ENOUGH)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> answer(call), Objects::nonNull);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }

    private static @Nullable Answer answer(Supplier<Answer> call) {
        try {
            Answer answer = call.get();
            return AWAY.contains(answer.status()) ? null : answer;
        } catch (UncheckedIOException away) {
            return null;
        }
    }
}
