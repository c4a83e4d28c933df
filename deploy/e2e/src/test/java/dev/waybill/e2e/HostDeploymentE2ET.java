package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a Git host deploys is a deploy, without anybody calling the API. */
@ExtendWith(RunningStack.class)
final class HostDeploymentE2ET {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private final Map<String, String> environment = RunningStack.environment();
    private final Web web = new Web(environment);
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String version = "hosted@1.0.0+" + suffix;
    private final String environmentName = "hosted-" + suffix;
    private final GitHubPush push = GitHubPush.from(GitHubPush.newSha())
            .commit("Ada Lovelace", RunningStack.memberEmails().getFirst(), "Ship it " + suffix);

    @Test
    void itIsRecordedAndMailedOnce() {
        web.deliver(push);
        Flow.release(web, version, push);

        deliver("in_progress");
        deliver("success");
        deliver("success");

        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(web.mailsAbout(environmentName)).hasSize(1));
        assertThat(web.get(web.releasePath(version) + "deploys/").json())
                .hasSize(1)
                .allSatisfy(deploy -> {
                    assertThat(deploy.get("environment").asText()).isEqualTo(environmentName);
                    assertThat(deploy.get("url").asText()).isEqualTo("https://ci.example.com/" + suffix);
                });
    }

    @Test
    void itWaitsForItsRelease() {
        deliver("success");
        web.deliver(push);
        Flow.release(web, version, push);

        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(web.mailsAbout(environmentName)).hasSize(1));
    }

    private void deliver(String state) {
        byte[] body = """
                {"deployment_status": {"state": "%s", "log_url": "https://ci.example.com/%s", "created_at": "2026-11-24T10:10:00Z"},
                 "deployment": {"id": %d, "sha": "%s", "ref": "main", "environment": "%s", "created_at": "2026-11-24T10:09:00Z"},
                 "repository": {"id": 1, "full_name": "demo/web"}}""".formatted(state, suffix, Math.abs((long) suffix.hashCode()), push.after(), environmentName)
                .getBytes(StandardCharsets.UTF_8);
        assertThat(web.postRaw(
                                environment.get("WAYBILL_WEBHOOK_URL"),
                                body,
                                Map.of(
                                        "Content-Type",
                                        "application/json",
                                        "X-GitHub-Event",
                                        "deployment_status",
                                        "X-GitHub-Delivery",
                                        UUID.randomUUID().toString(),
                                        "X-Hub-Signature-256",
                                        GitHubPush.signature(body, environment.get("WAYBILL_WEBHOOK_SECRET"))))
                        .status())
                .isEqualTo(202);
    }
}
