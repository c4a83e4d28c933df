package dev.waybill.commit.mirror;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;

/** Opens SSH sessions with one key and nothing else that lies on this machine. */
final class SshKeyClient {

    private SshKeyClient() {}

    /**
     * Sessions for one copy.
     *
     * @param privateKey in PEM or OpenSSH form, without a passphrase
     * @param directory of the copy; the keys of its host are remembered there
     */
    static SshSessionFactory sessions(String privateKey, Path directory) throws MirrorException {
        List<KeyPair> keys = keys(privateKey);
        Path home = directory.resolve("ssh");
        try {
            Files.createDirectories(home);
        } catch (IOException failure) {
            throw new MirrorException("The copy could not be written.", failure);
        }
        return new SshdSessionFactoryBuilder()
                .setPreferredAuthentications("publickey")
                .setHomeDirectory(home.toFile())
                .setSshDirectory(home.toFile())
                .setConfigStoreFactory((_, _, _) -> null)
                .setDefaultKeysProvider(_ -> keys)
                .setServerKeyDatabase((_, _) -> new PinnedKeysClient(home.resolve("known_hosts")))
                .setConnectorFactory(null)
                .build(null);
    }

    private static List<KeyPair> keys(String privateKey) throws MirrorException {
        try {
            List<KeyPair> keys = new ArrayList<>();
            Iterable<KeyPair> read = SecurityUtils.loadKeyPairIdentities(
                    null,
                    NamedResource.ofName("the SSH key of the repository"),
                    new ByteArrayInputStream(privateKey.getBytes(StandardCharsets.UTF_8)),
                    null);
            if (read != null) {
                read.forEach(keys::add);
            }
            if (keys.isEmpty()) {
                throw new MirrorException("The SSH key is none that can be read.");
            }
            return keys;
        } catch (IOException | GeneralSecurityException malformed) {
            // The cause may quote the key.
            throw new MirrorException("The SSH key is none that can be read.");
        }
    }
}
