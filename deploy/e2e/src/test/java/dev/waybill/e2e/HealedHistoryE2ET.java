package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.e2e.ClientProcess.Run;
import dev.waybill.test.GitHttpServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A host tells a third of a long push; the rest is fetched from a real repository that {@code git http-backend} serves. */
@ExtendWith(RunningStack.class)
final class HealedHistoryE2ET {

    private static final String SECRET = "a secret of the host";
    private static final int BEFORE = 3;
    private static final int PUSHED = 60;
    private static final int TOLD = 20;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private final Map<String, String> environment = RunningStack.environment();
    private final Web web = new Web(environment);
    private final String name = "demo/healed-" + UUID.randomUUID();
    private final String repos = "/api/0/organizations/" + environment.get("SENTRY_ORG") + "/repos/";
    private GitHttpServer server;

    @BeforeEach
    void serve() throws Exception {
        assumeTrue(GitHttpServer.isGitInstalled(), "Git is not installed here, so nobody serves a repository");
        server = GitHttpServer.serve(folder);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aPushThatTheHostCutIsKnownWholeAndSoIsTheReleasesRange() {
        String ada = RunningStack.memberEmails().getFirst();
        GitCheckout checkout = GitCheckout.create("Ada Lovelace", ada, BEFORE + PUSHED);
        String base = checkout.shas().get(BEFORE - 1);
        List<String> pushed = checkout.shas().subList(BEFORE, BEFORE + PUSHED);
        checkout.pushTo(folder.resolve("served.git"), base);
        JsonNode repository = connect();
        String id = repository.path("id").asText();
        await().atMost(LONG_ENOUGH)
                .untilAsserted(
                        () -> assertThat(web.get(repos + id + "/history/").body())
                                .contains("\"status\":\"complete\"", "\"commits\":" + BEFORE));

        checkout.pushTo(folder.resolve("served.git"), checkout.head());
        GitHubPush push = GitHubPush.from(base).in(name);
        pushed.subList(0, TOLD).forEach(sha -> push.commit(sha, "Ada Lovelace", ada, "Change the cart"));
        assertThat(web.deliver(
                                push.cutBefore(checkout.head()),
                                repository.path("webhookUrl").asText(),
                                SECRET)
                        .status())
                .isEqualTo(202);

        String version = "healed@1.0.0+" + UUID.randomUUID();
        SentryCli cli = SentryCli.ofMavenPlugin(folder);
        succeed(cli, "releases", "new", version);
        succeed(cli, "releases", "set-commits", version, "--commit", name + "@" + base + ".." + checkout.head());
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(ids(web.releasePath(version) + "commits/?per_page=100"))
                        .containsExactlyElementsOf(pushed.reversed()));
        assertThat(web.get(web.releasePath(version)).json().path("commitCount").asInt())
                .isEqualTo(PUSHED);
        assertThat(ids(repos + id + "/commits/?per_page=100")).containsAll(checkout.shas());
        assertThat(web.get(repos + id + "/history/").json().path("gaps")).isEmpty();
    }

    private JsonNode connect() {
        Web.Answer connected = web.post(repos, """
                {"provider": "github", "name": "%s", "cloneUrl": "%s", "webhookSecret": "%s"}""".formatted(name, server.url("served.git"), SECRET));
        assertThat(connected.status()).as(connected.body()).isEqualTo(201);
        return connected.json();
    }

    private List<String> ids(String path) {
        List<String> ids = new ArrayList<>();
        web.get(path).json().forEach(commit -> ids.add(commit.path("id").asText()));
        return ids;
    }

    private void succeed(SentryCli cli, String... arguments) {
        Run run = cli.run(environment, arguments);
        assertThat(run.exitCode()).as(run.output()).isZero();
    }
}
