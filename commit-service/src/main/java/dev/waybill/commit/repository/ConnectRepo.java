package dev.waybill.commit.repository;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostApi;
import dev.waybill.commit.host.HostException;
import dev.waybill.commit.host.Hosts;
import dev.waybill.commit.host.RemoteRepo;
import dev.waybill.commit.host.RepositoryAtHost;
import dev.waybill.kit.error.ApiException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Connects a repository: asks its host whether the token opens it, stores it, and has the webhook made. The host is asked outside of any
 * transaction. A host that is away for now does not keep a repository from being registered; what is missing is made up for later.
 */
@Singleton
class ConnectRepo {

    private final Hosts hosts;
    private final CloneUrls cloneUrls;
    private final RegisterRepo registerRepo;
    private final TendWebhooks tendWebhooks;
    private final DescribeRepo describeRepo;
    private final SecretBox secrets;

    @Inject
    ConnectRepo(
            Hosts hosts,
            CloneUrls cloneUrls,
            RegisterRepo registerRepo,
            TendWebhooks tendWebhooks,
            DescribeRepo describeRepo,
            SecretBox secrets) {
        this.hosts = hosts;
        this.cloneUrls = cloneUrls;
        this.registerRepo = registerRepo;
        this.tendWebhooks = tendWebhooks;
        this.describeRepo = describeRepo;
        this.secrets = secrets;
    }

    /** Connects it. 400 for what is malformed. */
    Registration connect(long organizationId, RegisterRequest request) {
        Optional<GitHost> host = hosts.find(request.requiredProvider());
        if (host.isEmpty()) {
            return new Registration.UnknownProvider();
        }
        NewRepo wished = request.at(host.get());
        if (registerRepo.exists(organizationId, wished)) {
            return new Registration.Existed();
        }
        try {
            RepositoryAtHost told = ask(wished);
            NewRepo whole = wished.at(wished.path(), cloneUrl(wished, told));
            String generated = secrets.generate();
            Optional<Long> id = registerRepo.register(organizationId, whole, told, generated);
            if (id.isEmpty()) {
                return new Registration.Existed();
            }
            tendWebhooks.now(id.get());
            boolean show =
                    whole.webhookSecret() == null && whole.host().webhookName().isPresent();
            return new Registration.Registered(describeRepo
                    .describe(organizationId, id.get(), show ? generated : null)
                    .orElseThrow(ApiException::notFound));
        } catch (HostException refused) {
            return new Registration.Rejected(refused.sentence());
        }
    }

    /** What the host says about the repository; null if it is not to be asked or is away. */
    private static @Nullable RepositoryAtHost ask(NewRepo wished) throws HostException {
        Optional<HostApi> api = wished.host().api();
        Optional<RemoteRepo> remote = wished.remote();
        if (api.isEmpty() || remote.isEmpty()) {
            return null;
        }
        try {
            return api.get().check(remote.get());
        } catch (HostException failure) {
            if (failure.problem().isPassing()) {
                return null;
            }
            throw failure;
        }
    }

    /** The address that was given, else what the host tells; 400 for a given one that may not be fetched from. */
    private @Nullable String cloneUrl(NewRepo wished, @Nullable RepositoryAtHost told) {
        String given = wished.cloneUrl();
        if (given != null) {
            return cloneUrls.entered(given);
        }
        String hosts = told == null ? null : told.cloneUrl();
        return hosts == null ? null : cloneUrls.told(hosts).orElse(null);
    }
}
