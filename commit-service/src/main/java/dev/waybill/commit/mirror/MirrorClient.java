package dev.waybill.commit.mirror;

import dev.waybill.commit.host.outward.CloneUrl;
import dev.waybill.commit.host.outward.GitHttpClient;
import dev.waybill.commit.host.outward.OutwardGuard;
import dev.waybill.commit.host.outward.RefusedAddressException;
import dev.waybill.commit.pullrequest.PullHead;
import dev.waybill.commit.repository.CloneSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
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
import org.jspecify.annotations.Nullable;

/** Fetches repositories into bare copies. Whatever is asked of a repository afterwards is asked of its copy. */
@Singleton
class MirrorClient {

    private static final List<RefSpec> REFS =
            List.of(new RefSpec("+refs/heads/*:refs/heads/*"), new RefSpec("+refs/tags/*:refs/tags/*"));

    /** Where hosts keep the commits of pull requests, those of forks as well: GitHub, Gitea and Forgejo; GitLab. */
    private static final List<String> PULLS = List.of("refs/pull/", "refs/merge-requests/");

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
     * @param known the host that was fetched from by ssh before, null if there was none
     * @param pulls pull requests whose commits are fetched too, where the host has them
     * @return the host that was fetched from, to be given the next time; null if that was not by ssh
     * @throws MirrorException if that does not work, now or ever
     */
    @Nullable
    KnownHost fetch(Path directory, CloneSource source, @Nullable KnownHost known, Collection<PullHead> pulls)
            throws MirrorException {
        Watch watch = new Watch(
                directory, clock, config.fetchTimeout(), config.maxSize().asLongValue());
        try (Repository copy = open(directory)) {
            KnownHost met = fetch(copy, watch, source, known, refs(pulls));
            // JGit returns from a fetch that was called off as if nothing had happened.
            if (watch.isCancelled()) {
                throw new MirrorException("" + watch.reason());
            }
            tidy(copy, directory);
            return met;
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

    private @Nullable KnownHost fetch(
            Repository copy, Watch watch, CloneSource source, @Nullable KnownHost known, List<RefSpec> refs)
            throws MirrorException, IOException, URISyntaxException {
        CloneUrl url = guard.checkClone(source.url());
        URIish uri = new URIish(url.text());
        try (GitHttpClient http = new GitHttpClient(guard, url, config.idleTimeout());
                SshClient ssh = url.kind() == CloneUrl.Kind.SSH
                        ? SshClient.open(
                                guard,
                                uri,
                                source.sshKey(),
                                known,
                                copy.getDirectory().toPath())
                        : null;
                Transport transport = Transport.open(copy, uri)) {
            prepare(transport, source);
            if (transport instanceof TransportHttp byHttp) {
                byHttp.setHttpConnectionFactory(http);
            } else if (transport instanceof SshTransport bySsh && ssh != null) {
                bySsh.setSshSessionFactory(ssh.sessions());
            }
            try {
                transport.fetch(watch, refs);
            } catch (TransportException failure) {
                String problem = ssh == null ? null : ssh.problem();
                if (problem != null) {
                    throw new MirrorException(problem, failure);
                }
                throw failure;
            }
            return ssh == null ? null : ssh.met();
        }
    }

    private static List<RefSpec> refs(Collection<PullHead> pulls) {
        List<RefSpec> refs = new ArrayList<>(REFS);
        for (PullHead pull : pulls) {
            // With a wildcard, since one that is not there would let the whole fetch fail.
            PULLS.stream()
                    .map(prefix -> prefix + pull.number() + "/hea*")
                    .forEach(ref -> refs.add(new RefSpec("+" + ref + ":" + ref)));
        }
        return refs;
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

    private void prepare(Transport transport, CloneSource source) {
        transport.setTimeout(Math.toIntExact(config.idleTimeout().toSeconds()));
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setRemoveDeletedRefs(true);
        transport.setCheckFetchedObjects(false);
        config.depth().ifPresent(transport::setDepth);
        if (source.token() != null) {
            transport.setCredentialsProvider(new UsernamePasswordCredentialsProvider(source.user(), source.token()));
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
        return text.contains("not authorized") || text.contains("authentication") || text.contains("Cannot log in")
                ? "The host does not let us fetch; check the token or the key."
                : "The repository could not be fetched.";
    }
}
