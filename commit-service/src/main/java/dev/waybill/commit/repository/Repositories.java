package dev.waybill.commit.repository;

import dev.waybill.commit.host.Hosts;
import dev.waybill.contracts.Topic;
import dev.waybill.state.Outbox;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Finds repositories, lets them go, and holds them for those who change what belongs to them. */
@Singleton
public class Repositories {

    private static final Logger LOG = Logger.getLogger(Repositories.class);

    private final RepoRepository repos;
    private final Hosts hosts;
    private final HostWebhookRepository webhooks;
    private final Outbox outbox;
    private final Event<WebhookWanted> wanted;
    private final Clock clock;

    @Inject
    Repositories(
            RepoRepository repos,
            Hosts hosts,
            HostWebhookRepository webhooks,
            Outbox outbox,
            Event<WebhookWanted> wanted,
            Clock clock) {
        this.repos = repos;
        this.hosts = hosts;
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.wanted = wanted;
        this.clock = clock;
    }

    /** A page of an organisation's repositories by name, and one more if there is one. */
    @Transactional
    List<RepoView> list(long organizationId, RepoFilter filter, int skip, int limit) {
        return repos.list(organizationId, filter, skip, limit).stream()
                .map(repo -> RepoView.of(repo, hosts))
                .toList();
    }

    /** One of an organisation's own. */
    @Transactional
    public Optional<Repo> find(long organizationId, long id) {
        return repos.find(id).filter(repo -> repo.organizationId() == organizationId);
    }

    /** Lets a repository go. What belongs to it is removed afterwards. */
    @Transactional
    Optional<RepoView> delete(long organizationId, long id) {
        Optional<Repo> found = repos.lock(id).filter(repo -> repo.organizationId() == organizationId);
        found.ifPresent(repo -> {
            repo.delete(clock.instant());
            webhooks.lock(id).ifPresent(webhook -> {
                webhook.unwanted(clock.instant());
                wanted.fire(new WebhookWanted(id));
            });
            outbox.appendTombstone(Topic.REPOSITORIES, Long.toString(repo.id()));
            LOG.infof("repository deleted org=%d repo=%d", organizationId, id);
        });
        return found.map(repo -> RepoView.of(repo, hosts));
    }

    /** A repository for a change of its graph: nobody else changes it before the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public Optional<Repo> lock(long id) {
        return repos.lock(id);
    }

    /** Waits until no push of the repository is being stored, and keeps the next from it. False if the organisation has no such one. */
    @Transactional(TxType.MANDATORY)
    public boolean holdStill(long organizationId, long id) {
        return repos.holdStill(id, organizationId);
    }

    /**
     * Takes over what a host tells about a repository that is locked.
     *
     * @return false if the host means another one
     */
    @Transactional(TxType.MANDATORY)
    public boolean recognise(Repo repo, HostedRepo told) {
        if (!repo.isMeant(told)) {
            return false;
        }
        if (repo.follow(isTaken(repo, told.name()) ? told.called(repo.path()) : told)) {
            announce(repo);
        }
        return true;
    }

    /** Whether the host calls another repository of the organisation so; then this one keeps its own path. */
    private boolean isTaken(Repo repo, String path) {
        return repos.byPath(repo.organizationId(), repo.host(), path)
                .filter(other -> other.id() != repo.id())
                .isPresent();
    }

    private void announce(Repo repo) {
        outbox.append(repo.changed(), repo.nextSequence());
    }
}
