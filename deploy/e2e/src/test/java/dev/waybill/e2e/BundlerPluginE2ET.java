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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A build with {@code @sentry/vite-plugin} that makes a release, its commits and a deploy. Skipped where npm does not serve it. */
@ExtendWith(RunningStack.class)
final class BundlerPluginE2ET {

    private static Optional<Path> vite = Optional.empty();

    private final Map<String, String> environment = RunningStack.environment();
    private final Web web = new Web(environment);
    private final String ada = RunningStack.memberEmails().getFirst();

    @BeforeAll
    static void findPlugin() {
        vite = NpmPackages.folderOf("@sentry/vite-plugin@5.4.1", "vite@6.4.6")
                .filter(folder -> NpmPackages.runs(folder, "vite"));
        assumeThat(vite)
                .as("npm is absent or does not serve @sentry/vite-plugin, or Node.js cannot run it")
                .isPresent();
    }

    @Test
    void aBuildMakesItsRelease() throws IOException {
        String version = "plugin@1.2.3+" + UUID.randomUUID().toString().replace("-", "");
        String environmentName = "plugin-" + UUID.randomUUID().toString().substring(0, 8);
        GitCheckout checkout = GitCheckout.create("Ada Lovelace", ada, 3);
        web.deliver(checkout.push("Ada Lovelace", ada));
        Path page = checkout.folder();
        Files.createSymbolicLink(
                page.resolve("node_modules"), vite.orElseThrow().resolve("node_modules"));
        Files.writeString(page.resolve("index.html"), "<script type=\"module\" src=\"./page.js\"></script>");
        Files.writeString(page.resolve("page.js"), "console.log('cart');");
        Files.writeString(page.resolve("vite.config.mjs"), """
                import { sentryVitePlugin } from '@sentry/vite-plugin';
                export default {
                  plugins: [sentryVitePlugin({
                    telemetry: false,
                    sourcemaps: { disable: true },
                    release: {
                      name: '%s',
                      setCommits: { repo: 'demo/web', previousCommit: '%s', commit: '%s' },
                      deploy: { env: '%s' },
                    },
                    errorHandler: error => { throw error; },
                  })],
                };
                """.formatted(
                        version, checkout.shas().getFirst(), checkout.head(), environmentName));

        Run build = ClientProcess.run(
                page,
                environment,
                List.of(page.resolve("node_modules/.bin/vite").toString(), "build"));

        assertThat(build.exitCode()).as(build.output()).isZero();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode release = web.get(web.releasePath(version)).json();
            assertThat(release.at("/projects/0/slug").asText()).isEqualTo("web");
            assertThat(release.at("/commitCount").asInt()).isEqualTo(2);
            assertThat(release.at("/deployCount").asInt()).isEqualTo(1);
            assertThat(release.at("/lastDeploy/environment").asText()).isEqualTo(environmentName);
            assertThat(release.at("/dateReleased").isTextual()).isTrue();
        });
    }
}
