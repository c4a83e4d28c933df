package dev.waybill.commit.mirror;

import dev.waybill.commit.host.outward.CloneUrl;
import dev.waybill.commit.host.outward.GitHttpClient;
import dev.waybill.commit.host.outward.OutwardGuard;
import dev.waybill.commit.host.outward.RefusedAddressException;
import dev.waybill.commit.repository.CloneSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** Fetches repositories into bare copies. Whatever is asked of a repository afterwards is asked of its copy. */
@Singleton
class MirrorClient {

    private static final List<RefSpec> REFS =
            List.of(new RefSpec("+refs/heads/*:refs/heads/*"), new RefSpec("+refs/tags/*:refs/tags/*"));

    /** Each fetch leaves a pack; so many are still searched quickly. */
    private static final int MOST_PACKS = 40;

    private final OutwardGuard guard;
    private final MirrorConfig config;
    private final Clock clock;

    @Inject
    MirrorClient(OutwardGuard guard, MirrorConfig config, Clock clock) {
        this.guard = guard;
        this.config = config;
        this.clock = clock;
        BareSystem.install();
    }

    /**
     * Brings a copy up to date, or makes it.
     *
     * @param directory of the copy; nobody else fetches into it meanwhile
     * @throws MirrorException if that does not work, now or ever
     */
    void fetch(Path directory, CloneSource source) throws MirrorException {
        Watch watch = new Watch(
                directory, clock, config.fetchTimeout(), config.maxSize().asLongValue());
        try (Repository copy = open(directory)) {
            CloneUrl url = guard.checkClone(source.url());
            try (Transport transport = Transport.open(copy, new URIish(url.text()));
                    GitHttpClient http = new GitHttpClient(guard, url, config.idleTimeout())) {
                prepare(transport, http, source, directory);
                transport.fetch(watch, REFS);
            }
            // JGit returns from a fetch that was called off as if nothing had happened.
            if (watch.isCancelled()) {
                throw new MirrorException("" + watch.reason());
            }
            tidy(copy, directory);
        } catch (RefusedAddressException refused) {
            throw new MirrorException("" + refused.getMessage(), refused);
        } catch (UnknownHostException unknown) {
            throw new MirrorException("The host of the clone URL is not known.", unknown);
        } catch (NoRemoteRepositoryException missing) {
            throw new MirrorException("There is no repository at the clone URL, or it may not be seen.", missing);
        } catch (NotSupportedException | URISyntaxException malformed) {
            throw new MirrorException("The clone URL cannot be fetched from.", malformed);
        } catch (TransportException failure) {
            throw new MirrorException(why(watch, failure), failure);
        } catch (IOException | GitAPIException failure) {
            throw new MirrorException("The copy could not be written.", failure);
        }
    }

    private static Repository open(Path directory) throws IOException {
        Files.createDirectories(directory);
        Repository copy = new FileRepositoryBuilder()
                .setGitDir(directory.toFile())
                .setBare()
                .build();
        if (!copy.getObjectDatabase().exists()) {
            copy.create(true);
            StoredConfig settings = copy.getConfig();
            // What is fetched is read once, in order; large files are never diffed.
            settings.setString("core", null, "bigFileThreshold", "16m");
            settings.setBoolean("gc", null, "auto", false);
            settings.save();
        }
        return copy;
    }

    private void prepare(Transport transport, GitHttpClient connections, CloneSource source, Path directory)
            throws MirrorException {
        transport.setTimeout(Math.toIntExact(config.idleTimeout().toSeconds()));
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setRemoveDeletedRefs(true);
        transport.setCheckFetchedObjects(false);
        config.depth().ifPresent(transport::setDepth);
        if (source.token() != null) {
            transport.setCredentialsProvider(new UsernamePasswordCredentialsProvider(source.user(), source.token()));
        }
        if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(connections);
        } else if (transport instanceof SshTransport ssh && source.sshKey() != null) {
            ssh.setSshSessionFactory(SshKeyClient.sessions(source.sshKey(), directory));
        }
    }

    private static void tidy(Repository copy, Path directory) throws IOException, GitAPIException {
        Path packs = directory.resolve("objects/pack");
        long count = 0;
        if (Files.isDirectory(packs)) {
            try (var files = Files.list(packs)) {
                count = files.filter(file -> file.toString().endsWith(".pack")).count();
            }
        }
        if (count > MOST_PACKS) {
            Git.wrap(copy).gc().call();
        }
    }

    private static String why(Watch watch, TransportException failure) {
        String reason = watch.reason();
        if (reason != null) {
            return reason;
        }
        String text = "" + failure.getMessage();
        return text.contains("not authorized") || text.contains("authentication") || text.contains("Auth fail")
                ? "The host does not let us fetch; check the token or the key."
                : "The repository could not be fetched.";
    }
}
