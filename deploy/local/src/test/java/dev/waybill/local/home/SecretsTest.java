package dev.waybill.local.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private Home home() {
        return new Home(directory, directory, new Ports(9000)).create();
    }

    private Secrets load(String url) {
        return Secrets.load(home(), url, CLOCK);
    }

    @Test
    void the_token_has_sentrys_form() throws IOException {
        String token = load("http://127.0.0.1:9000").get("token");

        assertThat(token).matches("sntrys_[A-Za-z0-9+/]+={0,2}_[A-Za-z0-9+/]{43}");
        JsonNode claims = new ObjectMapper().readTree(Base64.getDecoder().decode(token.split("_")[1]));
        assertThat(claims.path("url").asText()).isEqualTo("http://127.0.0.1:9000");
        assertThat(claims.path("region_url").asText()).isEqualTo("http://127.0.0.1:9000");
        assertThat(claims.path("org").asText()).isEqualTo("demo");
        assertThat(claims.path("iat").asLong()).isEqualTo(CLOCK.instant().getEpochSecond());
    }

    @Test
    void secrets_are_made_once_and_for_their_owner_alone() throws IOException {
        Secrets first = load("http://127.0.0.1:9000");
        first.put("project.web", "7");

        Secrets second = load("http://127.0.0.1:9000");

        assertThat(second.get("token")).isEqualTo(first.get("token"));
        assertThat(second.get("encryption-key")).isEqualTo(first.get("encryption-key"));
        assertThat(second.get("project.web")).isEqualTo("7");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().secretsFile())))
                .isEqualTo("rw-------");
        assertThat(second.toString()).doesNotContain(first.get("token"));
    }

    @Test
    void a_stack_that_moves_gets_a_token_with_its_new_address() {
        Secrets first = load("http://127.0.0.1:9000");
        String before = first.get("token");
        first.put("bootstrapped", "true");

        Secrets moved = load("http://127.0.0.1:9100");

        assertThat(moved.get("token")).isNotEqualTo(before);
        assertThat(moved.find("bootstrapped")).isEmpty();
        assertThat(moved.get("link-key")).isEqualTo(first.get("link-key"));
    }

    @Test
    void the_environment_file_says_the_same_to_a_shell_as_to_us() throws Exception {
        Map<String, String> variables = Map.of(
                "PLAIN", "http://key@127.0.0.1:9000/1",
                "HOSTILE", "it's $(touch x) `y` \"z\" \\ = # ;",
                "EMPTY", "");
        LocalEnv.write(home(), variables);

        assertThat(LocalEnv.read(home())).isEqualTo(variables);
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "set -a; . \"$1\"; set +a; printf '%s' \"$HOSTILE\"",
                        "sh",
                        home().environmentFile().toString())
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(variables.get("HOSTILE"));
    }

    @Test
    void the_environment_has_every_variable_that_clients_need() {
        Secrets secrets = load("http://127.0.0.1:9000");
        secrets.put("project.web", "1");
        secrets.put("project.ios", "2");
        secrets.put("repository", "5");

        Map<String, String> env = LocalEnv.of(home(), secrets);

        assertThat(env)
                .containsEntry("SENTRY_URL", "http://127.0.0.1:9000")
                .containsEntry("SENTRY_ORG", "demo")
                .containsEntry("SENTRY_PROJECT", "web")
                .containsEntry("SENTRY_DSN", "http://" + secrets.get("key.web") + "@127.0.0.1:9000/1")
                .containsEntry("WAYBILL_WEBHOOK_URL", "http://127.0.0.1:9000/webhooks/github/5")
                .containsEntry("WAYBILL_MAIL_URL", "http://127.0.0.1:9000/mail")
                .containsEntry("WAYBILL_MEMBER_EMAILS", "ada@demo.test,grace@demo.test")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092")
                .containsKeys(
                        "SENTRY_AUTH_TOKEN",
                        "WAYBILL_URL",
                        "WAYBILL_SMTP_PORT",
                        "WAYBILL_WEBHOOK_SECRET",
                        "DATABASE_URL",
                        "RELEASE_DATABASE_URL",
                        "COMMIT_DATABASE_URL",
                        "NOTIFY_DATABASE_URL",
                        "WAYBILL_OPERATOR_TOKEN");
    }
}
