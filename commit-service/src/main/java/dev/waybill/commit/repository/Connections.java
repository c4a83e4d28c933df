package dev.waybill.commit.repository;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostApi;
import dev.waybill.commit.host.Hosts;
import dev.waybill.commit.host.RemoteRepo;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ways to repositories that are active: to fetch them, and to ask their hosts. What is given is used outside of the transaction. */
@Singleton
public class Connections {

    private final RepoRepository repos;
    private final Hosts hosts;
    private final SecretBox secrets;

    @Inject
    Connections(RepoRepository repos, Hosts hosts, SecretBox secrets) {
        this.repos = repos;
        this.hosts = hosts;
        this.secrets = secrets;
    }

    /** Where to fetch a repository from; empty if there is no clone URL, or the repository is gone or not active. */
    @Transactional
    public Optional<CloneSource> cloneSource(long repositoryId) {
        return repos.find(repositoryId).filter(Repo::isActive).flatMap(repo -> {
            String url = repo.cloneUrl();
            return url == null
                    ? Optional.empty()
                    : Optional.of(new CloneSource(
                            url,
                            hosts.named(repo.host()).map(GitHost::cloneUser).orElse("git"),
                            open(repo, repo.token()),
                            open(repo, repo.sshKey())));
        });
    }

    /** How to ask the host of a repository; empty without a token or an API, or if the repository is gone or not active. */
    @Transactional
    public Optional<Connection> connection(long repositoryId) {
        return repos.find(repositoryId).filter(Repo::isActive).flatMap(this::of);
    }

    /** How to ask a repository's host, whether it is active or not. */
    Optional<Connection> of(Repo repo) {
        Optional<HostApi> api = hosts.named(repo.host()).flatMap(GitHost::api);
        String token = open(repo, repo.token());
        String url = repo.url();
        return token == null || url == null
                ? Optional.empty()
                : api.map(known -> new Connection(known, new RemoteRepo(repo.path(), url, token)));
    }

    private @Nullable String open(Repo repo, byte @Nullable [] sealed) {
        return sealed == null ? null : new String(secrets.open(repo.id(), sealed), StandardCharsets.UTF_8);
    }
}
