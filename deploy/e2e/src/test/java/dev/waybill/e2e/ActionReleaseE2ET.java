package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.e2e.ClientProcess.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What GitHub's {@code action-release} does: it is a script around the JavaScript interface of {@code @sentry/cli} 2, whose calls are made
 * here in its order. Skipped where npm is absent or does not serve the package.
 */
@ExtendWith(RunningStack.class)
final class ActionReleaseE2ET {

    private static final String SCRIPT = """
            const { createRequire } = require('module');
            const SentryCli = createRequire(process.argv[2] + '/')('@sentry/cli');
            const [version, environment] = process.argv.slice(3);
            const releases = new SentryCli().releases;
            (async () => {
              await releases.new(version, { projects: ['web', 'ios'] });
              await releases.setCommits(version, { auto: true, ignoreMissing: true });
              const now = Math.floor(Date.now() / 1000);
              await releases.newDeploy(version, { env: environment, started: now - 60, finished: now });
              await releases.finalize(version);
            })().catch(error => { console.error(error); process.exit(1); });
            """;

    private final Map<String, String> environment = RunningStack.environment();
    private final Web web = new Web(environment);
    private final String ada = RunningStack.memberEmails().getFirst();

    @Test
    void makesAReleaseWithCommitsAndADeploy() throws IOException {
        Optional<Path> client = NpmPackages.folderOf("@sentry/cli@2.58.6");
        assumeThat(client)
                .as("npm is absent or does not serve the package @sentry/cli")
                .isPresent();
        GitCheckout checkout = GitCheckout.create("Ada Lovelace", ada, 3);
        web.deliver(checkout.push("Ada Lovelace", ada));
        String version = checkout.head();
        String environmentName = "action-" + UUID.randomUUID().toString().substring(0, 8);
        Path script = Files.createTempDirectory("action").resolve("release.js");
        Files.writeString(script, SCRIPT);
        Map<String, String> ofTheAction = new HashMap<>(environment);
        ofTheAction.put("SENTRY_PIPELINE", "github-action-release/3.7.0");
        ofTheAction.remove("SENTRY_PROJECT");

        Run run = ClientProcess.run(
                checkout.folder(),
                ofTheAction,
                List.of("node", script.toString(), client.orElseThrow().toString(), version, environmentName));

        assertThat(run.exitCode()).as(run.output()).isZero();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode release = web.get(web.releasePath(version)).json();
            assertThat(release.findValuesAsText("slug")).contains("web", "ios");
            assertThat(release.at("/lastCommit/id").asText()).isEqualTo(checkout.head());
            assertThat(release.get("dateReleased").isTextual()).isTrue();
            assertThat(release.at("/lastDeploy/environment").asText()).isEqualTo(environmentName);
        });
        assertThat(web.get(web.releasePath(version) + "deploys/").json()).hasSize(1);
    }
}
