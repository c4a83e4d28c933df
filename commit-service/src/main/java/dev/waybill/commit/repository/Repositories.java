package dev.waybill.commit.repository;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.Hosts;
import dev.waybill.contracts.Topic;
import dev.waybill.state.Outbox;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Registers repositories, finds them and lets them go. */
@Singleton
public class Repositories {

    private static final Logger LOG = Logger.getLogger(Repositories.class);

    private final RepoRepository repos;
    private final Hosts hosts;
    private final SecretBox secrets;
    private final Outbox outbox;
    private final Clock clock;
    private final String publicUrl;

    @Inject
    Repositories(
            RepoRepository repos,
            Hosts hosts,
            SecretBox secrets,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.repos = repos;
        this.hosts = hosts;
        this.secrets = secrets;
        this.outbox = outbox;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** Registers a repository, unless the organisation has it. */
    @Transactional
    Registration register(long organizationId, RegisterRequest request) {
        Optional<GitHost> host = hosts.find(request.requiredProvider());
        if (host.isEmpty()) {
            return new Registration.UnknownProvider();
        }
        String name = request.validName(host.get());
        repos.oneRegistrationAtATime(organizationId);
        if (repos.byName(organizationId, host.get().providerId(), name).isPresent()) {
            return new Registration.Existed();
        }
        String generated = request.webhookSecret() == null ? secrets.generate() : null;
        String url = request.url() == null ? host.get().pageOf(name) : request.url();
        Repo repo = new Repo(
                organizationId,
                host.get().providerId(),
                name,
                url,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        repos.add(repo);
        String secret = generated == null ? request.webhookSecret() : generated;
        repo.signWith(secrets.seal(repo.id(), Objects.requireNonNull(secret)));
        announce(repo);
        LOG.infof("repository registered org=%d repo=%d", organizationId, repo.id());
        String webhook = publicUrl + "/webhooks/" + host.get().name() + "/" + repo.id();
        return new Registration.Registered(RepoView.of(repo, hosts).withWebhook(webhook, generated));
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
            outbox.appendTombstone(Topic.REPOSITORIES, Long.toString(repo.id()));
            LOG.infof("repository deleted org=%d repo=%d", organizationId, id);
        });
        return found.map(repo -> RepoView.of(repo, hosts));
    }

    /** What is needed to check who sent a webhook; empty if there is no such repository at that host. */
    @Transactional
    public Optional<SigningSecrets> signingSecrets(String host, long id) {
        return repos.find(id)
                .filter(repo -> hosts.find(repo.provider())
                        .filter(known -> known.name().equals(host))
                        .isPresent())
                .map(repo -> new SigningSecrets(repo.secrets().stream()
                        .map(secret -> secrets.open(repo.id(), secret))
                        .toList()));
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
        if (repo.follow(isTaken(repo, told.name()) ? told.called(repo.name()) : told)) {
            announce(repo);
        }
        return true;
    }

    /** Whether another repository of the organisation is registered under that name; then this one keeps its own. */
    private boolean isTaken(Repo repo, String name) {
        return !repo.name().equalsIgnoreCase(name)
                && repos.byName(repo.organizationId(), repo.provider(), name).isPresent();
    }

    private void announce(Repo repo) {
        outbox.append(repo.changed(), repo.nextSequence());
    }
}
