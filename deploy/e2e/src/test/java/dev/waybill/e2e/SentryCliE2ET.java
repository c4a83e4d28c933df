package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.e2e.ClientProcess.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of {@code sentry-cli} that touches releases, with each binary that there is: exit code, output, and what is stored. */
@ExtendWith(RunningStack.class)
@ParameterizedClass
@MethodSource("clients")
final class SentryCliE2ET {

    @TempDir
    static Path folder;

    private static List<SentryCli> clients = List.of();

    @Parameter
    SentryCli cli;

    private final Map<String, String> environment = RunningStack.environment();
    private final Web web = new Web(environment);
    private final String ada = RunningStack.memberEmails().getFirst();

    private String version;

    static Stream<SentryCli> clients() {
        if (clients.isEmpty()) {
            clients = SentryCli.all(folder);
        }
        return clients.stream();
    }

    @BeforeEach
    void aVersionThatNobodyHas() {
        version = "cli@1.2.3+" + UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void saysWhoIsAsking() {
        assertThat(succeed("info").output()).contains("demo").contains("web");
        assertThat(succeed("info", "--config-status-json").output()).contains("\"successful\": true");
        assertThat(succeed("login", "--auth-token", environment.get("SENTRY_AUTH_TOKEN"))
                        .output())
                .contains("Valid");
        assertThat(run(Map.of("SENTRY_AUTH_TOKEN", "sntryu_" + "0".repeat(64)), "info")
                        .exitCode())
                .isNotZero();
    }

    @Test
    void listsWhatThereIs() {
        assertThat(succeed("organizations", "list").output()).contains("demo");
        assertThat(succeed("projects", "list").output()).contains("web").contains("ios");
        assertThat(succeed("repos", "list").output()).contains("demo/web");
        assertThat(succeed("issues", "list").output()).contains("No issues");
    }

    @Test
    void leadsAReleaseThroughItsLife() {
        succeed("releases", "new", version, "--url", "https://ci.example.com/1");
        assertThat(release().at("/projects/0/slug").asText()).isEqualTo("web");
        assertThat(release().get("url").asText()).isEqualTo("https://ci.example.com/1");
        assertThat(release().get("dateReleased").isNull()).isTrue();

        assertThat(flat(succeed("releases", "list"))).contains(version.substring(0, 20));
        assertThat(flat(succeed("releases", "info", version, "--show-projects", "--show-commits")))
                .contains(version.substring(0, 20))
                .contains("web");

        succeed("releases", "finalize", version);
        assertThat(release().get("dateReleased").isNull()).isFalse();

        succeed("releases", "archive", version);
        assertThat(release().get("status").asText()).isEqualTo("archived");
        assertThat(release().get("projects")).hasSize(1);
        assertThat(flat(succeed("releases", "list"))).doesNotContain(version);

        succeed("releases", "restore", version);
        assertThat(release().get("status").asText()).isEqualTo("open");

        succeed("releases", "delete", version);
        assertThat(web.get(web.releasePath(version)).status()).isEqualTo(404);
        assertThat(succeed("releases", "delete", version).output()).contains("Did nothing");
        assertThat(run(Map.of(), "releases", "info", version).exitCode()).isEqualTo(1);
    }

    @Test
    void makesAReleaseOfSeveralProjectsAtOnce() {
        succeed("releases", "new", "-p", "web", "-p", "ios", "--finalize", version);

        assertThat(release().findValuesAsText("slug")).containsExactlyInAnyOrder("web", "ios");
        assertThat(release().get("dateReleased").isNull()).isFalse();
    }

    @Test
    void makesAReleaseOnceWhenManyJobsDo() {
        succeedAtOnce(6, folder, "releases", "new", version);

        assertThat(web.get(web.releasePath(version)).status()).isEqualTo(200);
    }

    @Test
    void refusesANameThatIsNotAllowedWithTheRule() {
        Run refused = run(Map.of(), "releases", "new", "latest");

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).containsIgnoringCase("latest");
    }

    @Test
    void setsACommitRangeAndClearsIt() {
        GitHubPush push = GitHubPush.from(GitHubPush.newSha())
                .commit("Ada Lovelace", ada, "One")
                .commit("Ada Lovelace", ada, "Two");
        web.deliver(push);
        succeed("releases", "new", version);

        succeed("releases", "set-commits", version, "--commit", "Demo/Web@" + push.before() + ".." + push.after());
        awaitCommits(2, push.after());
        assertThat(succeed("releases", "info", version, "--show-commits").output())
                .contains(push.after());

        succeed("releases", "set-commits", version, "--clear");
        assertThat(release().get("commitCount").asInt()).isZero();
        assertThat(release().get("lastCommit").isNull()).isTrue();
    }

    @Test
    void refusesARepositoryThatNobodyConnected() {
        Run refused = run(Map.of(), "releases", "set-commits", version, "--commit", "nobody/knows@" + "a".repeat(40));

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("nobody/knows");
    }

    @Test
    void findsTheCommitsOfACheckoutByItsRemote() {
        GitCheckout checkout = GitCheckout.create("Ada Lovelace", ada, 3);
        web.deliver(checkout.push("Ada Lovelace", ada));
        String earlier = version + "a";

        succeedIn(checkout, "releases", "new", earlier);
        succeedIn(
                checkout,
                "releases",
                "set-commits",
                earlier,
                "--commit",
                "demo/web@" + checkout.shas().getFirst());
        succeedIn(checkout, "releases", "set-commits", version, "--auto");

        awaitCommits(2, checkout.head());
    }

    @Test
    void sendsTheCommitsOfACheckout() {
        GitCheckout checkout = GitCheckout.create("Ada Lovelace", ada, 3);

        succeedIn(checkout, "releases", "set-commits", version, "--local", "--ignore-missing");

        awaitCommits(3, checkout.head());
        JsonNode commits = web.get(web.releasePath(version) + "commits/").json();
        assertThat(commits.findValuesAsText("message"))
                .allMatch(message -> message.startsWith("Change the cart, part"));
        assertThat(commits.at("/0/author/email").asText()).isEqualTo(ada);
    }

    @Test
    void setsTheSameCommitsWhenManyJobsDo() {
        GitCheckout checkout = GitCheckout.create("Ada Lovelace", ada, 3);
        succeed("releases", "new", version);

        succeedAtOnce(4, checkout.folder(), "releases", "set-commits", version, "--local", "--ignore-missing");

        awaitCommits(3, checkout.head());
    }

    @Test
    void proposesTheCommitOfTheCheckout() {
        GitCheckout checkout = GitCheckout.create("Ada Lovelace", ada, 1);

        assertThat(succeedIn(checkout, "releases", "propose-version").output().strip())
                .isEqualTo(checkout.head());
    }

    @Test
    void recordsAndListsDeploys() {
        String environmentName = "cli-" + UUID.randomUUID().toString().substring(0, 8);
        succeed("releases", "new", version);

        succeed(
                "deploys",
                "new",
                "-r",
                version,
                "-e",
                environmentName,
                "-n",
                "night",
                "-u",
                "https://ci.example.com/2");

        JsonNode deploys = web.get(web.releasePath(version) + "deploys/").json();
        assertThat(deploys).hasSize(1);
        assertThat(deploys.at("/0/environment").asText()).isEqualTo(environmentName);
        assertThat(deploys.at("/0/name").asText()).isEqualTo("night");
        assertThat(deploys.at("/0/dateFinished").isTextual()).isTrue();
        assertThat(flat(succeed("deploys", "list", "-r", version)))
                .contains(environmentName)
                .contains("night");
    }

    private JsonNode release() {
        Web.Answer answer = web.get(web.releasePath(version));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private void awaitCommits(int count, String head) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(release().get("commitCount").asInt()).isEqualTo(count);
            assertThat(release().at("/lastCommit/id").asText()).isEqualTo(head);
        });
    }

    private Run run(Map<String, String> more, String... arguments) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(more);
        return cli.run(variables, arguments);
    }

    private Run succeed(String... arguments) {
        return successful(cli.run(environment, arguments), arguments);
    }

    private Run succeedIn(GitCheckout checkout, String... arguments) {
        return successful(cli.runIn(checkout.folder(), environment, arguments), arguments);
    }

    private void succeedAtOnce(int times, Path where, String... arguments) {
        try (ExecutorService jobs = Executors.newFixedThreadPool(times)) {
            List<Future<Run>> started = Stream.generate(
                            () -> jobs.submit(() -> successful(cli.runIn(where, environment, arguments), arguments)))
                    .limit(times)
                    .toList();
            for (Future<Run> job : started) {
                job.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    private Run successful(Run run, String... arguments) {
        assertThat(run.exitCode())
                .as(cli + " " + List.of(arguments) + "\n" + run.output())
                .isZero();
        return run;
    }

    /** A table without the blanks and frames in which long names are broken. */
    private static String flat(Run run) {
        return run.output().replaceAll("[\\s|]", "");
    }
}
