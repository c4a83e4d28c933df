package dev.waybill.commit.repository;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.Hosts;
import dev.waybill.commit.host.RepositoryAtHost;
import dev.waybill.state.Outbox;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Stores changes of repositories, and announces them. */
@Singleton
class StoreChange {

    private final RepoRepository repos;
    private final HostWebhookRepository webhooks;
    private final Hosts hosts;
    private final SecretBox secrets;
    private final Event<CloneSourceChanged> cloneSourceChanged;
    private final Outbox outbox;
    private final Event<ConnectionChanged> changed;
    private final Clock clock;

    @Inject
    StoreChange(
            RepoRepository repos,
            HostWebhookRepository webhooks,
            Hosts hosts,
            SecretBox secrets,
            Event<CloneSourceChanged> cloneSourceChanged,
            Outbox outbox,
            Event<ConnectionChanged> changed,
            Clock clock) {
        this.repos = repos;
        this.webhooks = webhooks;
        this.hosts = hosts;
        this.secrets = secrets;
        this.cloneSourceChanged = cloneSourceChanged;
        this.outbox = outbox;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Stores a change. 400 if a stored secret would go to another server by it.
     *
     * @param cloneUrl a checked one, empty to take it away, null to leave it
     * @param told what the host says to a new token, null if it was not asked
     * @return false if the organisation has no such repository
     */
    @Transactional
    boolean store(
            long organizationId,
            long id,
            ChangeRequest request,
            @Nullable String cloneUrl,
            @Nullable RepositoryAtHost told) {
        Repo repo = repos.lock(id)
                .filter(found -> found.organizationId() == organizationId)
                .orElse(null);
        if (repo == null) {
            return false;
        }
        SecretScope.check(repo, request, cloneUrl);
        repo.show(request.storedStatus(), RepoRules.given(request.name()), RepoRules.given(request.url()));
        if (told != null) {
            follow(repo, told);
        }
        if (cloneUrl != null) {
            repo.fetchFrom(RepoRules.given(cloneUrl));
        }
        if (request.sshKey() != null) {
            repo.openWithKey(sealed(repo, RepoRules.given(request.sshKey())));
        }
        if (request.token() != null) {
            repo.openWith(sealed(repo, RepoRules.given(request.token())));
        }
        if (request.webhookSecret() != null) {
            repo.signWith(secrets.seal(repo.id(), request.webhookSecret()));
        }
        if (request.touchesConnection()) {
            keepWebhook(repo);
        }
        if (cloneUrl != null || request.sshKey() != null) {
            cloneSourceChanged.fire(new CloneSourceChanged(repo.id()));
        }
        outbox.append(repo.changed(), repo.nextSequence());
        changed.fire(new ConnectionChanged(id));
        return true;
    }

    /** Unless the host now calls it as it calls another one of the organisation's. */
    private void follow(Repo repo, RepositoryAtHost told) {
        boolean taken = repos.byPath(repo.organizationId(), repo.host(), told.name())
                .filter(other -> other.id() != repo.id())
                .isPresent();
        repo.follow(new HostedRepo(told.externalId(), taken ? repo.path() : told.name(), null));
    }

    /** With a token the webhook is looked at anew; without one nobody here can look after it. */
    private void keepWebhook(Repo repo) {
        boolean possible = repo.token() != null
                && hosts.named(repo.host()).flatMap(GitHost::webhookName).isPresent();
        webhooks.lock(repo.id())
                .ifPresentOrElse(
                        known -> {
                            if (possible) {
                                known.renew(clock.instant());
                            } else {
                                webhooks.remove(known);
                            }
                        },
                        () -> {
                            if (possible) {
                                webhooks.add(new HostWebhook(repo.id(), clock.instant()));
                            }
                        });
    }

    private byte @Nullable [] sealed(Repo repo, @Nullable String secret) {
        return secret == null ? null : secrets.seal(repo.id(), secret);
    }
}
