package dev.waybill.commit.repository;

import dev.waybill.commit.host.RepositoryAtHost;
import dev.waybill.state.Outbox;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Stores repositories that are registered, and announces them. */
@Singleton
class RegisterRepo {

    private static final Logger LOG = Logger.getLogger(RegisterRepo.class);

    private final RepoRepository repos;
    private final HostWebhookRepository webhooks;
    private final SecretBox secrets;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    RegisterRepo(RepoRepository repos, HostWebhookRepository webhooks, SecretBox secrets, Outbox outbox, Clock clock) {
        this.repos = repos;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whether the organisation has one of that path at that host. */
    @Transactional
    boolean exists(long organizationId, NewRepo wished) {
        return repos.byPath(organizationId, wished.host().name(), wished.path()).isPresent();
    }

    /**
     * Stores a repository, unless the organisation has it.
     *
     * @param told what its host says about it, null if it was not asked or did not answer
     * @param generatedSecret for a webhook whose secret the caller did not choose
     * @return its id; empty if it exists
     */
    @Transactional
    Optional<Long> register(
            long organizationId, NewRepo wished, @Nullable RepositoryAtHost told, String generatedSecret) {
        repos.oneRegistrationAtATime(organizationId);
        boolean taken = exists(organizationId, wished)
                || (told != null
                        && repos.byPath(organizationId, wished.host().name(), told.name())
                                .isPresent());
        if (taken) {
            return Optional.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Repo repo = new Repo(
                organizationId, wished.host().name(), wished.host().providerId(), wished.path(), wished.url(), now);
        repos.add(repo);
        if (told != null) {
            repo.follow(new HostedRepo(told.externalId(), told.name(), null));
        }
        String secret = wished.webhookSecret();
        repo.signWith(secrets.seal(repo.id(), secret == null ? generatedSecret : secret));
        repo.fetchFrom(wished.cloneUrl());
        repo.openWith(sealed(repo, wished.token()));
        repo.openWithKey(sealed(repo, wished.sshKey()));
        if (wished.remote().isPresent() && wished.host().webhookName().isPresent()) {
            webhooks.add(new HostWebhook(repo.id(), now));
        }
        outbox.append(repo.changed(), repo.nextSequence());
        LOG.infof("repository registered org=%d repo=%d host=%s", organizationId, repo.id(), repo.host());
        return Optional.of(repo.id());
    }

    private byte @Nullable [] sealed(Repo repo, @Nullable String secret) {
        return secret == null ? null : secrets.seal(repo.id(), secret);
    }
}
