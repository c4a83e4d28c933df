package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.e2e.ClientProcess.Run;
import dev.waybill.e2e.Web.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A whole organisation made over the web API works at every service at once, for SDKs and for the real client. */
@ExtendWith(RunningStack.class)
final class DirectoryE2ET {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    /** Services wait for half a second for what they do not know yet. A busy machine may lose that; who does not wait fails each time. */
    private static final int TRIES = 5;

    /** An organisation, and its owner. */
    private record Acme(String slug, Web owner) {

        String path() {
            return "/api/0/organizations/" + slug;
        }
    }

    @Test
    void whatWasMadeAMomentAgoWorksEverywhere() {
        Acme acme = firstOf("organisation", DirectoryE2ET::knownAtOnce);
        Web owner = acme.owner();

        created(owner.post("/api/0/teams/" + acme.slug() + "/" + acme.slug() + "/projects/", "{\"name\": \"Shop\"}"));
        JavaSdk.sendErrorOf("shop@1.0.0", firstOf("key", () -> dsnThatWorksAtOnce(acme)));
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(
                                owner.get(acme.path() + "/releases/shop@1.0.0/").status())
                        .isEqualTo(200));

        JsonNode token = created(owner.post(acme.path() + "/org-auth-tokens/", "{\"name\": \"CI\"}"));
        clientFindsItsWayByTheToken(token.path("token").asText());

        // commit-service has to know that the token is gone
        String rotated = created(owner.post(
                        acme.path() + "/org-auth-tokens/" + token.path("id").asText() + "/rotate/",
                        "{\"overlapSeconds\": 0}"))
                .path("token")
                .asText();
        awaitStatus(401, token.path("token").asText(), acme);
        awaitStatus(200, rotated, acme);
    }

    private static <T> T firstOf(String what, Supplier<Optional<T>> attempt) {
        return Stream.generate(attempt)
                .limit(TRIES)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no new " + what + " worked at once"));
    }

    /** An organisation if commit-service knew it, its member and its token the moment they were made. */
    private static Optional<Acme> knownAtOnce() {
        String slug = "acme-" + UUID.randomUUID();
        Web operator = web(RunningStack.environment().get("WAYBILL_OPERATOR_TOKEN"));
        JsonNode made = created(operator.post("/api/0/organizations/", """
                {"name": "Acme", "slug": "%s", "defaultTeam": true, "ownerEmail": "ada@acme.test"}""".formatted(slug)));
        Acme acme = new Acme(slug, web(made.path("token").asText()));
        return Optional.of(acme)
                .filter(it -> it.owner().get(it.path() + "/repos/").status() == 200);
    }

    /** A new key of the shop if ingest-service knew it the moment it was made. */
    private static Optional<String> dsnThatWorksAtOnce(Acme acme) {
        JsonNode key =
                created(acme.owner().post("/api/0/projects/" + acme.slug() + "/shop/keys/", "{\"name\": \"Till\"}"));
        String dsn = key.at("/dsn/public").asText();
        Envelopes envelopes = new Envelopes(Map.of("SENTRY_DSN", dsn));
        byte[] nothing = "{}\n".getBytes(StandardCharsets.UTF_8);
        return Optional.of(dsn)
                .filter(_ -> acme.owner()
                                .postRaw(envelopes.path(), nothing, envelopes.authentication())
                                .status()
                        == 200);
    }

    private static void awaitStatus(int status, String token, Acme acme) {
        await().atMost(LONG_ENOUGH)
                .untilAsserted(
                        () -> assertThat(web(token).get(acme.path() + "/repos/").status())
                                .isEqualTo(status));
    }

    /** An organisation's token says itself where the server is and which organisation it is for. */
    private void clientFindsItsWayByTheToken(String token) {
        Map<String, String> environment = new HashMap<>(RunningStack.environment());
        environment.keySet().removeIf(name -> name.startsWith("SENTRY_"));
        environment.put("SENTRY_AUTH_TOKEN", token);
        environment.put("SENTRY_PROJECT", "shop");
        SentryCli cli = SentryCli.ofMavenPlugin(folder);

        Run made = cli.run(environment, "releases", "new", "shop@1.1.0");
        assertThat(made.exitCode()).as(made.output()).isZero();
        Run list = cli.run(environment, "releases", "list");
        assertThat(list.output()).contains("shop@1.1.0");
        assertThat(list.output()).doesNotContain("WARN");
    }

    private static Web web(String token) {
        Map<String, String> environment = new HashMap<>(RunningStack.environment());
        environment.put("SENTRY_AUTH_TOKEN", token);
        return new Web(environment);
    }

    private static JsonNode created(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }
}
