package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.e2e.ClientProcess.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The newer client, npm's {@code sentry}: another program with other calls. Skipped where npm is absent or does not serve it. */
@ExtendWith(RunningStack.class)
final class SentryE2ET {

    private static Optional<Path> client = Optional.empty();

    private final Map<String, String> environment = RunningStack.environment();
    private final Web web = new Web(environment);
    private final String ada = RunningStack.memberEmails().getFirst();

    private String version;

    @BeforeAll
    static void findClient() {
        client = NpmPackages.folderOf("sentry@0.49.0").filter(folder -> NpmPackages.runs(folder, "sentry"));
        assumeThat(client)
                .as("npm is absent or does not serve the package sentry, or Node.js cannot run it")
                .isPresent();
    }

    @BeforeEach
    void aVersionThatNobodyHas() {
        version = "new-cli@1.2.3+" + UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void saysWhoIsAskingAndListsWhatThereIs() {
        assertThat(succeed("auth", "status").output()).contains("Authenticated").contains("Demo");
        assertThat(succeed("org", "list").output()).contains("demo");
        assertThat(succeed("project", "list", "demo/").output()).contains("web").contains("ios");
        assertThat(succeed("repo", "list", "demo/").output()).contains("demo/web");
        succeed("issue", "list", "demo/web");
    }

    @Test
    void leadsAReleaseThroughItsLife() {
        succeed("release", "create", "demo/" + version, "--project", "web", "--ref", "main");
        assertThat(release().at("/projects/0/slug").asText()).isEqualTo("web");
        assertThat(release().get("ref").asText()).isEqualTo("main");

        assertThat(succeed("release", "list", "demo/", "--json").output()).contains(version);
        // Of a project that has an environment "production" this client asks only for what runs there.
        succeed("release", "deploy", "demo/" + version, "production");
        assertThat(succeed("release", "list", "demo/web", "--json").output()).contains(version);
        assertThat(succeed("release", "view", "demo/" + version, "--json").output())
                .contains(version);

        succeed("release", "finalize", "demo/" + version);
        assertThat(release().get("dateReleased").isNull()).isFalse();

        succeed("release", "archive", "demo/" + version);
        assertThat(release().get("status").asText()).isEqualTo("archived");
        succeed("release", "restore", "demo/" + version);
        assertThat(release().get("status").asText()).isEqualTo("open");

        succeed("release", "delete", "demo/" + version, "--yes");
        assertThat(web.get(web.releasePath(version)).status()).isEqualTo(404);
    }

    @Test
    void setsCommits() {
        GitCheckout checkout = GitCheckout.create("Ada Lovelace", ada, 3);
        web.deliver(checkout.push("Ada Lovelace", ada));
        succeed("release", "create", "demo/" + version, "--project", "web");

        succeedIn(checkout.folder(), "release", "set-commits", "demo/" + version, "--local");
        awaitCommits(3, checkout.head());

        succeedIn(checkout.folder(), "release", "set-commits", "demo/" + version, "--clear");
        assertThat(release().get("commitCount").asInt()).isZero();

        succeed(
                "release",
                "set-commits",
                "demo/" + version,
                "--commit",
                "demo/web@" + checkout.shas().getFirst() + ".." + checkout.head());
        awaitCommits(2, checkout.head());

        assertThat(succeedIn(checkout.folder(), "release", "propose-version").output())
                .contains(checkout.head());
    }

    @Test
    void findsTheCommitsOfACheckoutByItsRemote() {
        GitCheckout checkout = GitCheckout.create("Ada Lovelace", ada, 3);
        web.deliver(checkout.push("Ada Lovelace", ada));
        web.post("/api/0/organizations/demo/releases/", """
                {"version": "%s", "projects": ["web"], "commits": [{"id": "%s", "repository": "demo/web"}]}""".formatted(
                        version + "a", checkout.shas().getFirst()));
        succeed("release", "create", "demo/" + version, "--project", "web");

        succeedIn(checkout.folder(), "release", "set-commits", "demo/" + version, "--auto");

        awaitCommits(2, checkout.head());

        // A job that runs a second time asks where the release before ended, and must not be told of its own.
        succeedIn(checkout.folder(), "release", "set-commits", "demo/" + version, "--auto");
        assertThat(release().get("commitCount").asInt()).isEqualTo(2);
    }

    @Test
    void recordsAndListsDeploys() {
        String environmentName = "new-cli-" + UUID.randomUUID().toString().substring(0, 8);
        succeed("release", "create", "demo/" + version, "--project", "web", "--finalize");

        succeed("release", "deploy", "demo/" + version, environmentName, "night", "--time", "120");

        JsonNode deploys = web.get(web.releasePath(version) + "deploys/").json();
        assertThat(deploys).hasSize(1);
        assertThat(deploys.at("/0/environment").asText()).isEqualTo(environmentName);
        assertThat(deploys.at("/0/dateStarted").isTextual()).isTrue();
        assertThat(succeed("release", "deploys", "demo/" + version, "--json").output())
                .contains(environmentName);
    }

    private JsonNode release() {
        Web.Answer answer = web.get(web.releasePath(version));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private void awaitCommits(int count, String head) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(release().get("commitCount").asInt()).isEqualTo(count));
        awaitHead(head);
    }

    private void awaitHead(String head) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(release().at("/lastCommit/id").asText()).isEqualTo(head));
    }

    private Run succeed(String... arguments) {
        return succeedIn(client.orElseThrow(), arguments);
    }

    private Run succeedIn(Path folder, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(client.orElseThrow().resolve("node_modules/.bin/sentry").toString());
        command.addAll(List.of(arguments));
        Run run = ClientProcess.run(folder, environment, command);
        assertThat(run.exitCode()).as(command + "\n" + run.output()).isZero();
        return run;
    }
}
