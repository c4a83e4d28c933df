package dev.waybill.commit.mirror;

import static dev.waybill.commit.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.commit.GitSshServer;
import dev.waybill.commit.Tenant;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key that a host shows by ssh is kept with the repository, and forgotten when the way to it is entered anew. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class SshKeysComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DataSource database;

    @TempDir
    Path served;

    private final KeyPair ours = key();
    private final KeyPair hosts = key();
    private final KeyPair others = key();
    private GitSshServer server;
    private Tenant tenant;
    private long repositoryId;

    @BeforeEach
    void connect() throws Exception {
        try (Git git = Git.init()
                .setDirectory(served.resolve("work").toFile())
                .setGitDir(served.resolve("web.git").toFile())
                .setInitialBranch("main")
                .call()) {
            git.commit()
                    .setMessage("first")
                    .setAuthor("Ada", "ada@example.com")
                    .setCommitter("Ada", "ada@example.com")
                    .setSign(false)
                    .call();
        }
        server = GitSshServer.serve(served, ours.getPublic(), hosts);
        tenant = Tenant.create();
        String id = tenant.call()
                .body(Map.of("provider", "git", "name", "web", "cloneUrl", cloneUrl(), "sshKey", text(ours)))
                .post("/api/0/organizations/{org}/repos/", tenant.slug)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        repositoryId = Long.parseLong(id);
        awaitKey(hosts);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theFirstKeyIsKeptWithTheAddressOfTheHost() {
        assertThat(row("host_address")).isEqualTo("127.0.0.1:" + server.port());
        eventually()
                .untilAsserted(() -> assertThat(history().getString("status")).isEqualTo("complete"));
    }

    @Test
    void anotherKeyIsRefusedUntilTheCloneUrlIsEnteredAgain() {
        keep(others);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(history().getString("fetch.problem"))
                        .contains(
                                KeyUtils.getFingerPrint(hosts.getPublic()),
                                KeyUtils.getFingerPrint(others.getPublic()),
                                "enter the clone URL again"));
        assertThat(row("host_key")).isEqualTo(PublicKeyEntry.toString(others.getPublic()));

        change(Map.of("cloneUrl", cloneUrl()));

        awaitKey(hosts);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(history().getString("status")).isEqualTo("complete"));
    }

    @Test
    void anotherSshKeyOfOursForgetsItToo() throws Exception {
        keep(others);

        change(Map.of("sshKey", text(ours)));

        awaitKey(hosts);
    }

    @Test
    void whatHasNothingToDoWithTheWayLeavesItAlone() {
        keep(others);

        change(Map.of("name", "another name"));

        assertThat(row("host_key")).isEqualTo(PublicKeyEntry.toString(others.getPublic()));
    }

    private void change(Map<String, String> body) {
        tenant.call()
                .body(body)
                .put("/api/0/organizations/{org}/repos/{id}/", tenant.slug, repositoryId)
                .then()
                .statusCode(200);
    }

    private JsonPath history() {
        return tenant.call()
                .get("/api/0/organizations/{org}/repos/{id}/history/", tenant.slug, repositoryId)
                .jsonPath();
    }

    private String cloneUrl() {
        return "ssh://git@127.0.0.1:" + server.port() + "/web.git";
    }

    private void awaitKey(KeyPair key) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(row("host_key")).isEqualTo(PublicKeyEntry.toString(key.getPublic())));
        await().atMost(PATIENCE).until(() -> row("lease") == null);
    }

    /** As if the host had shown this key first; it is fetched from again now. */
    private void keep(KeyPair key) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update mirror set host_key = ?, next_attempt_at = now() where repository_id = ?")) {
            update.setString(1, PublicKeyEntry.toString(key.getPublic()));
            update.setLong(2, repositoryId);
            assertThat(update.executeUpdate()).isOne();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String row(String column) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select " + column + " from mirror where repository_id = ?")) {
            select.setLong(1, repositoryId);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : "no row";
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static KeyPair key() {
        try {
            return KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(KeyPair key) throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "deploy", null, text);
        return text.toString(StandardCharsets.UTF_8);
    }
}
