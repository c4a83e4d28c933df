package dev.waybill.commit.webhook.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads that GitHub really sent. They lie beside the project and are not part of it. */
class GithubFixturesTest {

    private final GithubWebhooks github = new GithubWebhooks();

    @Test
    void aPush() throws Exception {
        Meaning.Pushed pushed = (Meaning.Pushed) github.read("push", "application/json", fixture("push.json"));

        Push push = pushed.pushes().getFirst();
        assertThat(push.ref()).isEqualTo("refs/heads/master");
        assertThat(push.cut()).isFalse();
        HostCommit commit = push.commits().getFirst();
        assertThat(push.commits()).hasSize(1);
        assertThat(commit.sha()).isEqualTo(push.after());
        assertThat(commit.author()).isEqualTo(new Person("binkkatal", "binkkatal.r@gmail.com"));
        assertThat(commit.committedAt()).isEqualTo(Instant.parse("2018-06-29T14:04:13Z"));
        assertThat(commit.files())
                .containsExactly(
                        new FileChange(".razorops.yaml", "A"),
                        new FileChange("app/controllers/application_controller.rb", "M"));
        assertThat(pushed.repository().name()).isEqualTo("binkkatal/sample_app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "create", "delete", "deployment", "deployment-status", "pull-request", "release"})
    void whatIsNotKeptYet(String file) throws Exception {
        assertThat(github.read(file.replace('-', '_'), "application/json", fixture(file + ".json")))
                .isInstanceOf(Meaning.Uninteresting.class);
    }

    private static byte[] fixture(String file) throws Exception {
        Path root = Path.of(System.getProperty("waybill.root", ".."));
        Path fixtures = Path.of(System.getProperty(
                "waybill.fixtures", root.resolve("../shared/fixtures").toString()));
        Path path = fixtures.resolve("webhooks/github").resolve(file);
        assumeTrue(Files.isRegularFile(path), "no recorded payloads here; -Dwaybill.fixtures=<folder> names them");
        return Files.readAllBytes(path);
    }
}
