package dev.waybill.commit.repository;

import dev.waybill.commit.host.EnsuredWebhook;
import dev.waybill.commit.host.HostException;
import dev.waybill.commit.host.HostProblem;
import dev.waybill.commit.host.Hosts;
import dev.waybill.commit.host.WebhookWish;
import dev.waybill.kit.retry.Backoff;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes the webhooks of repositories at their hosts, mends those that are missing or changed, and takes those away whose repositories were
 * let go. Each is claimed, then its host is asked outside of a transaction, then the outcome is noted; a crash between leaves it to the next
 * look, and each step can be repeated.
 */
@Singleton
class TendWebhooks {

    private static final Logger LOG = Logger.getLogger(TendWebhooks.class);

    private final HostWebhookRepository webhooks;
    private final RepoRepository repos;
    private final Connections connections;
    private final Hosts hosts;
    private final SecretBox secrets;
    private final Event<WebhookWanted> wanted;
    private final Clock clock;
    private final String publicUrl;
    private final Duration interval;

    @Inject
    TendWebhooks(
            HostWebhookRepository webhooks,
            RepoRepository repos,
            Connections connections,
            Hosts hosts,
            SecretBox secrets,
            Event<WebhookWanted> wanted,
            Clock clock,
            @ConfigProperty(name = "waybill.public-url") String publicUrl,
            @ConfigProperty(name = "waybill.commit.webhook-check", defaultValue = "6H") Duration interval) {
        this.webhooks = webhooks;
        this.repos = repos;
        this.connections = connections;
        this.hosts = hosts;
        this.secrets = secrets;
        this.wanted = wanted;
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.interval = interval;
    }

    /** Another secret has to be written to the host, if we keep the webhook there. */
    @Transactional(TxType.MANDATORY)
    void onSecret(@Observes WebhookSecretReplaced replaced) {
        webhooks.lock(replaced.repositoryId()).ifPresent(webhook -> {
            webhook.renew(clock.instant());
            wanted.fire(new WebhookWanted(replaced.repositoryId()));
        });
    }

    /** Looks after one that is due; false if none is. Must not be called in a transaction. */
    boolean next() {
        Optional<Task> task = QuarkusTransaction.requiringNew()
                .call(() -> webhooks.due(clock.instant()).map(this::claim));
        task.ifPresent(this::work);
        return task.isPresent();
    }

    /** Looks after that of one repository now, if nobody else does. Must not be called in a transaction. */
    void now(long repositoryId) {
        QuarkusTransaction.requiringNew()
                .call(() -> webhooks.lock(repositoryId).map(this::claim))
                .ifPresent(this::work);
    }

    /** What is to be done at the host; without a way there nothing is. */
    private Task claim(HostWebhook webhook) {
        Instant lease = webhook.claim(clock.instant());
        Repo repo = repos.any(webhook.repositoryId()).orElseThrow();
        Optional<WebhookWish> wish = hosts.named(repo.host())
                .flatMap(host -> host.webhookName())
                .map(name -> new WebhookWish(
                        publicUrl + "/webhooks/" + name + "/" + repo.id(),
                        new String(secrets.open(repo.id(), repo.secrets().getFirst()), StandardCharsets.UTF_8),
                        webhook.hostId(),
                        webhook.renewSecret()));
        return new Task(
                repo.id(),
                lease,
                webhook.state() == HostWebhook.State.removing,
                connections.of(repo).orElse(null),
                wish.orElse(null));
    }

    private void work(Task task) {
        Connection connection = task.connection();
        WebhookWish wish = task.wish();
        if (connection == null || wish == null) {
            note(task, webhooks::remove);
            return;
        }
        try {
            if (task.isRemoval()) {
                connection.api().removeWebhook(connection.repository(), wish);
                note(task, webhooks::remove);
                LOG.infof("webhook removed repo=%d", task.repositoryId());
            } else {
                EnsuredWebhook ensured = connection.api().ensureWebhook(connection.repository(), wish);
                Duration wait = Backoff.spread(interval, RandomGenerator.getDefault());
                note(task, webhook -> webhook.ensured(ensured, clock.instant(), wait));
                LOG.infof("webhook ensured repo=%d outcome=%s", task.repositoryId(), ensured.done());
            }
        } catch (HostException failure) {
            fail(task, failure);
        }
    }

    private void fail(Task task, HostException failure) {
        LOG.warnf(
                "webhook not kept repo=%d problem=%s error=%s",
                task.repositoryId(), failure.problem(), failure.sentence());
        note(task, webhook -> {
            Instant now = clock.instant();
            webhook.failed(failure, now, WebhookDelay.after(failure, webhook.failures(), RandomGenerator.getDefault()));
            // Who withdrew the token, or deleted the repository, wants no more of us.
            boolean hopeless = task.isRemoval()
                    && (failure.problem() == HostProblem.UNAUTHORIZED || failure.problem() == HostProblem.NOT_FOUND);
            if (hopeless || webhook.isGivenUp()) {
                webhooks.remove(webhook);
            }
        });
    }

    /** Notes what came of it, unless another thing is wanted meanwhile. */
    private void note(Task task, Consumer<HostWebhook> note) {
        QuarkusTransaction.requiringNew()
                .run(() -> webhooks.lock(task.repositoryId())
                        .filter(webhook -> webhook.isClaimedUntil(task.lease()))
                        .ifPresent(note));
    }

    private record Task(
            long repositoryId,
            Instant lease,
            boolean isRemoval,
            @Nullable Connection connection,
            @Nullable WebhookWish wish) {}
}
