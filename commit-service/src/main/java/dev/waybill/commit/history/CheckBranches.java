package dev.waybill.commit.history;

import dev.waybill.commit.graph.Branches;
import dev.waybill.commit.host.BranchHeads;
import dev.waybill.commit.host.HostException;
import dev.waybill.commit.mirror.FetchState;
import dev.waybill.commit.mirror.FetchStates;
import dev.waybill.commit.repository.Connection;
import dev.waybill.commit.repository.Connections;
import dev.waybill.commit.repository.Repositories;
import dev.waybill.commit.repository.WebhookDelay;
import dev.waybill.kit.retry.Backoff;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Asks hosts where their branches are, where a repository cannot be fetched or its fetches fail: a webhook that never came is noticed by
 * that. Each repository is claimed, then its host is asked outside of a transaction, then what it told is stored; a crash between leaves it
 * to the next look, and each step can be repeated.
 */
@Singleton
class CheckBranches {

    private static final Logger LOG = Logger.getLogger(CheckBranches.class);

    /** Whoever asks for what does not exist does not keep the host busy. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final BranchCheckRepository checks;
    private final Connections connections;
    private final FetchStates fetches;
    private final Repositories repositories;
    private final Branches branches;
    private final HistoryConfig config;
    private final MeterRegistry metrics;
    private final Clock clock;

    @Inject
    CheckBranches(
            BranchCheckRepository checks,
            Connections connections,
            FetchStates fetches,
            Repositories repositories,
            Branches branches,
            HistoryConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.checks = checks;
        this.connections = connections;
        this.fetches = fetches;
        this.repositories = repositories;
        this.branches = branches;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Somebody asks for commits of repositories of which nobody told; perhaps they are there, and their webhooks were lost. */
    @Transactional
    public void soon(Collection<Long> repositoryIds) {
        repositoryIds.forEach(id -> checks.want(id, clock.instant(), PAUSE));
    }

    /** Takes up repositories that got a token since. */
    @Transactional
    public void newOnes() {
        checks.begin(clock.instant());
    }

    /**
     * Looks at the next that is due.
     *
     * @return false if none is
     * @throws RuntimeException if the database is away; it is looked at again
     */
    boolean next() {
        Optional<Task> task = QuarkusTransaction.requiringNew()
                .call(() -> checks.due(clock.instant()).map(this::claim));
        task.ifPresent(this::work);
        return task.isPresent();
    }

    private Task claim(BranchCheck check) {
        long repositoryId = check.repositoryId();
        return new Task(
                repositoryId,
                check.checkedAt() == null,
                fetches.of(repositoryId).map(FetchState::problem).isPresent(),
                check.claim(clock.instant()));
    }

    private void work(Task task) {
        long repositoryId = task.repositoryId();
        Duration wait = Backoff.spread(config.check(), RandomGenerator.getDefault());
        Optional<Connection> connection = connections.connection(repositoryId);
        boolean isFetched = connections.cloneSource(repositoryId).isPresent() && !task.isFetchFailing();
        if (connection.isEmpty() || isFetched) {
            note(task, check -> check.skip(clock.instant(), wait));
            return;
        }
        String outcome = "told";
        try {
            Map<String, String> standing = branches.standing(repositoryId);
            BranchHeads told = connection.get().api().branches(connection.get().repository());
            note(task, check -> {
                store(task, standing, told);
                check.told(clock.instant(), wait);
            });
        } catch (HostException failure) {
            outcome = "failed";
            LOG.warnf(
                    "branches not checked repo=%d problem=%s error=%s",
                    repositoryId, failure.problem(), failure.sentence());
            note(
                    task,
                    check -> check.failed(
                            failure.sentence(),
                            clock.instant(),
                            WebhookDelay.after(failure, check.failures(), RandomGenerator.getDefault())));
        }
        metrics.counter("waybill.branch.checks", "outcome", outcome).increment();
    }

    /** What was there at the first look is no news, for nobody listened before. */
    private void store(Task task, Map<String, String> standing, BranchHeads told) {
        repositories.lock(task.repositoryId()).ifPresent(repo -> {
            if (task.isFirst()) {
                branches.begin(repo.id(), LostMoves.unknown(standing, told), clock.instant());
            }
            Map<String, String> known = task.isFirst() ? branches.standing(repo.id()) : standing;
            List<LostMoves.Lost> lost = LostMoves.between(known, told);
            lost.forEach(move -> {
                if (branches.move(repo, move.ref(), move.before(), move.after(), clock.instant())) {
                    metrics.counter("waybill.lost.pushes").increment();
                    LOG.infof("lost push noticed repo=%d deleted=%b", repo.id(), move.after() == null);
                }
            });
        });
    }

    /** Notes what came of it, unless another look began meanwhile. */
    private void note(Task task, Consumer<BranchCheck> note) {
        QuarkusTransaction.requiringNew()
                .run(() -> checks.lock(task.repositoryId())
                        .filter(check -> check.isClaimedUntil(task.lease()))
                        .ifPresent(note));
    }

    private record Task(long repositoryId, boolean isFirst, boolean isFetchFailing, Instant lease) {}
}
