package dev.waybill.commit.mirror;

import dev.waybill.commit.host.outward.OutwardGuard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.eclipse.jgit.transport.SshConstants;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Opens the SSH sessions of one fetch, with one key and nothing else that lies on this machine, and to addresses that were checked: the name
 * of the host is not looked up again.
 */
final class SshClient implements AutoCloseable {

    private static final Duration PROBE = Duration.ofSeconds(5);

    private final String address;
    private final HostKeyClient hostKeys;
    private final SshdSessionFactory sessions;

    private SshClient(String address, InetAddress route, List<KeyPair> keys, HostKeyClient hostKeys, Path directory) {
        this.address = address;
        this.hostKeys = hostKeys;
        this.sessions = new SshdSessionFactoryBuilder()
                .setPreferredAuthentications("publickey")
                .setHomeDirectory(directory.toFile())
                .setSshDirectory(directory.resolve("ssh").toFile())
                .setConfigStoreFactory((_, _, _) -> new SshRouteClient(route.getHostAddress()))
                .setDefaultKeysProvider(_ -> keys)
                .setServerKeyDatabase((_, _) -> hostKeys)
                .setConnectorFactory(null)
                .build(null);
    }

    /**
     * Sessions for one copy.
     *
     * @param url with the host and the port of its text
     * @param privateKey in PEM or OpenSSH form, without a passphrase; null if the repository has none
     * @param known the host that was fetched from before, perhaps another one; null if there was none
     * @param directory of the copy
     * @throws UnknownHostException if the host has no address
     */
    static SshClient open(
            OutwardGuard guard, URIish url, @Nullable String privateKey, @Nullable KnownHost known, Path directory)
            throws MirrorException, UnknownHostException {
        if (privateKey == null) {
            throw new MirrorException("Fetching by ssh needs the SSH key of the repository.");
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        int port = url.getPort() < 0 ? SshConstants.SSH_DEFAULT_PORT : url.getPort();
        String address = host + ":" + port;
        List<InetAddress> routes = guard.resolve(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        HostKeyClient hostKeys =
                new HostKeyClient(known != null && known.address().equals(address) ? known.key() : null);
        return new SshClient(address, answering(routes, port), keys(privateKey), hostKeys, directory);
    }

    /** The host as it is to be remembered; null if it was not met, or showed another key than before. */
    @Nullable
    KnownHost met() {
        return hostKeys.accepted().map(key -> new KnownHost(address, key)).orElse(null);
    }

    /** What people are told if the host showed another key than before; null if it did not. */
    @Nullable
    String problem() {
        return hostKeys.problem().orElse(null);
    }

    SshSessionFactory sessions() {
        return sessions;
    }

    @Override
    public void close() {
        sessions.close();
    }

    private static InetAddress answering(List<InetAddress> addresses, int port) {
        for (InetAddress address : addresses.size() > 1 ? addresses : List.<InetAddress>of()) {
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress(address, port), Math.toIntExact(PROBE.toMillis()));
                return address;
            } catch (IOException silent) {
                // The next one may answer; if none does, the fetch itself says so.
            }
        }
        return addresses.getFirst();
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
        } catch (IOException | GeneralSecurityException | RuntimeException malformed) {
            // The cause may quote the key.
            throw new MirrorException("The SSH key is none that can be read.");
        }
    }
}
