package dev.waybill.commit.mirror;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commit.GitSshServer;
import dev.waybill.commit.host.outward.Guards;
import dev.waybill.commit.host.outward.OutwardGuard;
import dev.waybill.commit.repository.CloneSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Repositories are fetched by ssh from hosts that show the key they always had. */
class SshMirrorTest {

    @TempDir
    static Path served;

    @TempDir
    Path copies;

    private static String head;
    private static KeyPair ours;
    private static KeyPair hosts;

    @BeforeAll
    static void makeRepository() throws Exception {
        try (Git git = Git.init()
                .setDirectory(served.resolve("work").toFile())
                .setGitDir(served.resolve("web.git").toFile())
                .setInitialBranch("main")
                .call()) {
            head = git.commit()
                    .setMessage("first")
                    .setAuthor("Ada", "ada@example.com")
                    .setCommitter("Ada", "ada@example.com")
                    .setSign(false)
                    .call()
                    .name();
        }
        ours = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        hosts = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    }

    @ParameterizedTest
    @CsvSource({"ssh-rsa, 2048", "ecdsa-sha2-nistp256, 256", "ssh-ed25519, 256"})
    void keysOfAllUsualKindsOpenARepository(String type, int bits) throws Exception {
        KeyPair key = KeyUtils.generateKeyPair(type, bits);
        KeyPair host = KeyUtils.generateKeyPair(type, bits);
        try (GitSshServer server = GitSshServer.serve(served, key.getPublic(), host)) {
            KnownHost met =
                    client(Guards.local()).fetch(copies, source("127.0.0.1", server.port(), key), null, List.of());

            assertThat(met).isNotNull();
            assertThat(met.address()).isEqualTo("127.0.0.1:" + server.port());
            assertThat(met.key()).startsWith(type + " ");
            assertFetched();
        }
    }

    @Test
    void theAddressThatWasCheckedIsConnectedTo() throws Exception {
        try (GitSshServer server = GitSshServer.serve(served, ours.getPublic(), hosts)) {
            // Nobody but the guard knows this name, so whoever looked it up again would not find it.
            KnownHost met = client(Guards.named("git.invalid"))
                    .fetch(copies, source("git.invalid", server.port(), ours), null, List.of());

            assertThat(met).isNotNull();
            assertThat(met.address()).isEqualTo("git.invalid:" + server.port());
            assertFetched();
        }
    }

    @Test
    void aWrongKeyOpensNothing() throws Exception {
        KeyPair stranger = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        try (GitSshServer server = GitSshServer.serve(served, ours.getPublic(), hosts)) {
            assertThatThrownBy(() -> client(Guards.local())
                            .fetch(copies, source("127.0.0.1", server.port(), stranger), null, List.of()))
                    .isInstanceOf(MirrorException.class)
                    .hasMessage("The host does not let us fetch; check the token or the key.");
        }
    }

    @Test
    void aHostKeepsItsKey() throws Exception {
        KeyPair other = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        KnownHost met;
        try (GitSshServer server = GitSshServer.serve(served, ours.getPublic(), hosts)) {
            CloneSource source = source("127.0.0.1", server.port(), ours);
            met = requireNonNull(client(Guards.local()).fetch(copies, source, null, List.of()));
            assertThat(client(Guards.local()).fetch(copies, source, met, List.of()))
                    .as("the same key once more")
                    .isEqualTo(met);
        }
        try (GitSshServer changed = GitSshServer.serve(served, ours.getPublic(), other)) {
            CloneSource source = source("127.0.0.1", changed.port(), ours);
            KnownHost known = new KnownHost("127.0.0.1:" + changed.port(), met.key());
            assertThatThrownBy(() -> client(Guards.local()).fetch(copies, source, known, List.of()))
                    .isInstanceOf(MirrorException.class)
                    .hasMessage(
                            "The host shows the SSH key %s, and before it showed %s. If it was changed on purpose, enter the clone URL again.",
                            KeyUtils.getFingerPrint(other.getPublic()), KeyUtils.getFingerPrint(hosts.getPublic()));
            assertThat(client(Guards.local()).fetch(copies, source, met, List.of()))
                    .as("another port is another host, and met for the first time")
                    .isNotNull()
                    .isNotEqualTo(known);
        }
    }

    @Test
    void anotherTypeOfKeyIsNoWayAroundTheKnownOne() throws Exception {
        KeyPair rsa = KeyUtils.generateKeyPair("ssh-rsa", 2048);
        try (GitSshServer both = GitSshServer.serve(served, ours.getPublic(), hosts, rsa)) {
            CloneSource source = source("127.0.0.1", both.port(), ours);
            KnownHost known = new KnownHost("127.0.0.1:" + both.port(), PublicKeyEntry.toString(rsa.getPublic()));

            assertThat(client(Guards.local()).fetch(copies, source, known, List.of()))
                    .as("asked for by its type")
                    .isEqualTo(known);
        }
        try (GitSshServer one = GitSshServer.serve(served, ours.getPublic(), hosts)) {
            CloneSource source = source("127.0.0.1", one.port(), ours);
            KnownHost known = new KnownHost("127.0.0.1:" + one.port(), PublicKeyEntry.toString(rsa.getPublic()));

            assertThatThrownBy(() -> client(Guards.local()).fetch(copies, source, known, List.of()))
                    .isInstanceOf(MirrorException.class)
                    .hasMessageContaining("before it showed " + KeyUtils.getFingerPrint(rsa.getPublic()));
        }
    }

    @Test
    void withoutAKeyOfTheRepositoryNothingOfThisMachineIsTried() {
        assertThatThrownBy(() -> client(Guards.local())
                        .fetch(
                                copies,
                                new CloneSource("ssh://git@127.0.0.1:1/web.git", "git", null, null),
                                null,
                                List.of()))
                .isInstanceOf(MirrorException.class)
                .hasMessage("Fetching by ssh needs the SSH key of the repository.");
        assertThatThrownBy(() -> client(Guards.local())
                        .fetch(
                                copies,
                                new CloneSource(
                                        "ssh://git@127.0.0.1:1/web.git", "git", null, "-----BEGIN NOTHING-----"),
                                null,
                                List.of()))
                .isInstanceOf(MirrorException.class)
                .hasMessage("The SSH key is none that can be read.");
    }

    private void assertFetched() throws Exception {
        try (History history = History.open(copies)) {
            assertThat(history.tips()).containsEntry("refs/heads/main", head);
            assertThat(history.without(List.of(), List.of())).containsExactly(head);
        }
    }

    private static CloneSource source(String host, int port, KeyPair key) throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "deploy", null, text);
        return new CloneSource(
                "ssh://git@" + host + ":" + port + "/web.git", "git", null, text.toString(StandardCharsets.UTF_8));
    }

    private static MirrorClient client(OutwardGuard guard) {
        return new MirrorClient(guard, new MirrorSettings(1L << 30, OptionalInt.empty()), Clock.systemUTC());
    }
}
