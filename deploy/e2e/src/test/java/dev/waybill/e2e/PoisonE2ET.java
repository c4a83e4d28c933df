package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A record that can never be handled goes to its dead letters while the following ones go on, and comes back by the re-drive. */
@ExtendWith(RunningStack.class)
final class PoisonE2ET {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, String> environment = RunningStack.environment();
    private final Web web = new Web(environment);

    @Test
    void poisonIsSetAsideShownAndPutBack() {
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        String key = "999999/poison-" + suffix;
        byte[] poison = ("{\"version\": " + suffix).getBytes(StandardCharsets.UTF_8);
        RunningStack.records().send(Topic.RELEASE_SEEN, key, poison, "dev.waybill.release.seen.v1");
        JavaSdk.sendErrorOf("after-poison@1.0.0+" + suffix, environment.get("SENTRY_DSN"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(web.get(web.releasePath("after-poison@1.0.0+" + suffix))
                                .status())
                        .isEqualTo(200));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(letters())
                        .anySatisfy(letter -> assertThat(letter.toString()).contains(key)));
        JsonNode letter = letterWith(key);

        RunningStack.operator("release").redrive(letter);

        // It is still poison, so it is handled anew and set aside again, from its new place on the topic.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(letterWith(key).get("id").asText())
                        .isNotEqualTo(letter.get("id").asText()));
    }

    @Test
    void whatADefectSetAsideIsMadeUpForOnceItIsRepaired() {
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        String version = "defect@1.0.0+" + suffix;
        String later = "after-defect@1.0.0+x" + suffix + "x";
        try (Defect _ = Defect.ofVersionsEndingIn(suffix, environment)) {
            JavaSdk.sendErrorOf(version, environment.get("SENTRY_DSN"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(lettersWith("/" + version)).isNotEmpty());
            JavaSdk.sendErrorOf(later, environment.get("SENTRY_DSN"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(statusOf(later)).isEqualTo(200));
            assertThat(statusOf(version)).isEqualTo(404);
        }

        lettersWith("/" + version).forEach(RunningStack.operator("release")::redrive);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statusOf(version)).isEqualTo(200));
        assertThat(lettersWith("/" + version)).isEmpty();
    }

    private int statusOf(String version) {
        return web.get(web.releasePath(version)).status();
    }

    private List<JsonNode> lettersWith(String key) {
        return letters().stream()
                .filter(letter -> letter.path("key").asText().endsWith(key))
                .toList();
    }

    private List<JsonNode> letters() {
        return RunningStack.operator("release").letters();
    }

    private JsonNode letterWith(String key) {
        for (JsonNode letter : letters()) {
            if (letter.toString().contains(key)) {
                return letter;
            }
        }
        throw new AssertionError("no letter with key " + key);
    }
}
