package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.e2e.ClientProcess.Run;
import dev.waybill.e2e.Web.Mail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The idea of Waybill: from an SDK's event and a push to the mails of those whose commits went out. */
@ExtendWith(RunningStack.class)
final class FlowE2ET {

    @TempDir
    static Path folder;

    private static List<SentryCli> clients = List.of();

    private final Map<String, String> environment = RunningStack.environment();
    private final Web web = new Web(environment);

    @BeforeAll
    static void findClients() {
        clients = SentryCli.all(folder);
    }

    static Stream<SentryCli> clients() {
        return clients.stream();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aReleaseTravelsFromSdkAndCiToTheCommittersInboxes(SentryCli cli) {
        String version = "shop@1.0.0+" + UUID.randomUUID();
        String environmentName = "production-" + UUID.randomUUID().toString().substring(0, 8);
        String ada = RunningStack.memberEmails().getFirst();
        String grace = RunningStack.memberEmails().getLast();

        JavaSdk.sendErrorOf(version, environment.get("SENTRY_DSN"));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Run list = cli.run(environment, "releases", "list");
            assertThat(list.exitCode()).as(list.output()).isZero();
            assertThat(list.output().replaceAll("\\s", "")).contains(version.substring(0, 20));
        });

        GitHubPush push = GitHubPush.from(GitHubPush.newSha())
                .commit("Ada Lovelace", ada, "Keep the cart " + version)
                .commit("Grace Hopper", grace, "Count the cart " + version)
                .commit("Ada Lovelace", ada, "Show the cart " + version);
        assertThat(web.deliver(push).status()).isBetween(200, 202);

        succeed(cli, "releases", "new", version);
        succeed(cli, "releases", "set-commits", version, "--commit", "demo/web@" + push.before() + ".." + push.after());
        succeed(cli, "releases", "finalize", version);
        succeed(cli, "deploys", "new", "-r", version, "-e", environmentName);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(web.mailsAbout(environmentName)).hasSize(2));
        List<Mail> mails = web.mailsAbout(environmentName);
        assertThat(mails).flatExtracting(Mail::to).containsExactlyInAnyOrder(ada, grace);
        assertThat(mails).allSatisfy(mail -> {
            assertThat(mail.subject()).contains(version).contains(environmentName);
            assertThat(mail.text()).contains(version).contains(environmentName);
            assertThat(mail.html()).contains(environmentName);
            assertThat(mail.headers()).containsKey("Message-ID");
        });
        assertThat(mailTo(mails, ada).text()).contains("Keep the cart").contains("Show the cart");
        assertThat(mailTo(mails, grace).text()).contains("Count the cart");

        Web.Answer release = web.get(web.releasePath(version));
        assertThat(release.json().get("commitCount").asInt()).isEqualTo(3);
        assertThat(release.json().get("lastCommit").get("id").asText()).isEqualTo(push.after());
        assertThat(release.json().get("deployCount").asInt()).isEqualTo(1);
        assertThat(release.json().get("dateReleased").isNull()).isFalse();
    }

    @Test
    void theLinkInAMailShowsTheReleaseAndNothingElseDoes() {
        String version = "page@1.0." + System.nanoTime();
        String environmentName = "page-" + UUID.randomUUID().toString().substring(0, 8);
        GitHubPush push = GitHubPush.from(GitHubPush.newSha())
                .commit("Ada Lovelace", RunningStack.memberEmails().getFirst(), "Paint it");
        web.deliver(push);
        Flow.release(web, version, push);
        Flow.deploy(web, version, environmentName);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(web.mailsAbout(environmentName)).hasSize(1));

        String link = web.mailsAbout(environmentName)
                .getFirst()
                .text()
                .lines()
                .flatMap(line -> Stream.of(line.split("[\\s<>]")))
                .filter(word -> word.startsWith("http") && word.contains("/releases/"))
                .findFirst()
                .orElseThrow();

        Web.Answer page = web.getAnonymously(link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(version).contains("Paint it").contains(environmentName);
        assertThat(web.getAnonymously(link.replaceAll("\\?.*", "")).status()).isEqualTo(404);
        assertThat(web.getAnonymously(link.replace("signature=", "signature=x")).status())
                .isEqualTo(404);
    }

    private void succeed(SentryCli cli, String... arguments) {
        Run run = cli.run(environment, arguments);
        assertThat(run.exitCode())
                .as(cli + " " + List.of(arguments) + "\n" + run.output())
                .isZero();
    }

    private static Mail mailTo(List<Mail> mails, String address) {
        return mails.stream()
                .filter(mail -> mail.to().contains(address))
                .findFirst()
                .orElseThrow();
    }
}
