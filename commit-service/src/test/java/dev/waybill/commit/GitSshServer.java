package dev.waybill.commit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.UploadPack;

/** Serves the repositories of a directory by ssh, on loopback, to who has one key. */
public final class GitSshServer implements AutoCloseable {

    private final SshServer server;

    private GitSshServer(SshServer server) {
        this.server = server;
    }

    /**
     * Starts a server on a free port.
     *
     * @param allowed the only key that it lets in
     */
    public static GitSshServer serve(Path root, PublicKey allowed, KeyPair... hostKeys) throws IOException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
        server.setPublickeyAuthenticator((_, key, _) -> KeyUtils.compareKeys(key, allowed));
        server.setCommandFactory((_, command) -> new Upload(root, command));
        server.start();
        return new GitSshServer(server);
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Upload extends AbstractCommandSupport {

        private final Path root;

        Upload(Path root, String command) {
            super(command, null);
            this.root = root;
        }

        @Override
        public void run() {
            String path = getCommand().replaceFirst("^git-upload-pack '/?([^']*)'$", "$1");
            try (Repository repository = new FileRepositoryBuilder()
                    .setGitDir(root.resolve(path).toFile())
                    .setMustExist(true)
                    .build()) {
                new UploadPack(repository).upload(getInputStream(), getOutputStream(), getErrorStream());
                onExit(0);
            } catch (IOException missing) {
                onExit(1, "no repository");
            }
        }
    }
}
