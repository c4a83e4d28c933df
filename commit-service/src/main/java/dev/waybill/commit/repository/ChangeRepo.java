package dev.waybill.commit.repository;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostApi;
import dev.waybill.commit.host.HostException;
import dev.waybill.commit.host.Hosts;
import dev.waybill.commit.host.RemoteRepo;
import dev.waybill.commit.host.RepositoryAtHost;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes how a repository is shown and connected. Its host is asked outside of any transaction. */
@Singleton
class ChangeRepo {

    private final Hosts hosts;
    private final CloneUrls cloneUrls;
    private final Repositories repositories;
    private final StoreChange storeChange;
    private final TendWebhooks tendWebhooks;
    private final DescribeRepo describeRepo;

    @Inject
    ChangeRepo(
            Hosts hosts,
            CloneUrls cloneUrls,
            Repositories repositories,
            StoreChange storeChange,
            TendWebhooks tendWebhooks,
            DescribeRepo describeRepo) {
        this.hosts = hosts;
        this.cloneUrls = cloneUrls;
        this.repositories = repositories;
        this.storeChange = storeChange;
        this.tendWebhooks = tendWebhooks;
        this.describeRepo = describeRepo;
    }

    /** Changes it. 400 for what is malformed. */
    Change change(long organizationId, long id, ChangeRequest request) {
        request.check();
        Optional<Repo> repo = repositories.find(organizationId, id);
        if (repo.isEmpty()) {
            return new Change.Unknown();
        }
        String given = RepoRules.given(request.cloneUrl());
        String cloneUrl = given == null ? request.cloneUrl() : cloneUrls.entered(given);
        try {
            RepositoryAtHost told = ask(repo.get(), request);
            if (cloneUrl == null && repo.get().cloneUrl() == null && told != null && told.cloneUrl() != null) {
                cloneUrl = cloneUrls.told(told.cloneUrl()).orElse(null);
            }
            if (!storeChange.store(organizationId, id, request, cloneUrl, told)) {
                return new Change.Unknown();
            }
        } catch (HostException refused) {
            return new Change.Rejected(refused.sentence());
        }
        if (request.touchesConnection()) {
            tendWebhooks.now(id);
        }
        return describeRepo
                .describe(organizationId, id, null)
                .<Change>map(Change.Changed::new)
                .orElseGet(Change.Unknown::new);
    }

    /** What the host says to a new token; null if there is none, or the host is away. */
    private @Nullable RepositoryAtHost ask(Repo repo, ChangeRequest request) throws HostException {
        String token = RepoRules.given(request.token());
        String page = RepoRules.given(request.url()) == null ? repo.url() : RepoRules.given(request.url());
        Optional<HostApi> api = hosts.named(repo.host()).flatMap(GitHost::api);
        if (token == null || page == null || api.isEmpty()) {
            return null;
        }
        try {
            return api.get().check(new RemoteRepo(repo.path(), page, token));
        } catch (HostException failure) {
            if (failure.problem().isPassing()) {
                return null;
            }
            throw failure;
        }
    }
}
