package dev.waybill.commit.history;

import dev.waybill.commit.graph.CompletePush;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.host.Comparison;
import dev.waybill.commit.host.HostException;
import dev.waybill.commit.host.HostProblem;
import dev.waybill.commit.mirror.FetchState;
import dev.waybill.commit.mirror.FetchStates;
import dev.waybill.commit.repository.Connection;
import dev.waybill.commit.repository.Connections;
import dev.waybill.commit.repository.Repositories;
import dev.waybill.commit.repository.WebhookDelay;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Asks hosts for what their webhooks left out, where a repository cannot be fetched or its fetches fail. Each gap is claimed, then its host is asked outside of a
 * transaction, then what it told is stored; a crash between leaves the gap to the next, and each step can be repeated.
 */
@Singleton
class HealGaps {

    private static final Logger LOG = Logger.getLogger(HealGaps.class);

    /** A push of thousands takes seconds, on a busy machine many. */
    private static final int LONGEST_SECONDS = 300;

    private final GapRepository gaps;
    private final Connections connections;
    private final FetchStates fetches;
    private final Repositories repositories;
    private final CompletePush completePush;
    private final MeterRegistry metrics;
    private final Clock clock;

    @Inject
    HealGaps(
            GapRepository gaps,
            Connections connections,
            FetchStates fetches,
            Repositories repositories,
            CompletePush completePush,
            MeterRegistry metrics,
            Clock clock) {
        this.gaps = gaps;
        this.connections = connections;
        this.fetches = fetches;
        this.repositories = repositories;
        this.completePush = completePush;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Asks for the next that is due.
     *
     * @return false if none is
     * @throws RuntimeException if the database is away; the gap is asked for again
     */
    boolean next() {
        Optional<Task> task = QuarkusTransaction.requiringNew()
                .call(() -> gaps.due(clock.instant()).map(gap -> claim(gap, clock.instant())));
        task.ifPresent(this::work);
        return task.isPresent();
    }

    private Task claim(Gap gap, Instant now) {
        return new Task(
                gap.id(),
                gap.repositoryId(),
                gap.ref(),
                Objects.requireNonNull(gap.base(), "only gaps with a base are due"),
                gap.head(),
                gap.reason() == GapReason.rewritten,
                fetches.of(gap.repositoryId()).map(FetchState::problem).isPresent(),
                gap.claim(now));
    }

    private void work(Task task) {
        long repositoryId = task.repositoryId();
        Optional<Connection> connection = connections.connection(repositoryId);
        // What can be fetched is fetched: that brings files and merges, too. If that fails, the gap is waked.
        boolean isFetched = connections.cloneSource(repositoryId).isPresent() && !task.isFetchFailing();
        if (connection.isEmpty() || isFetched) {
            note(task, Gap::rest);
            return;
        }
        String outcome = "failed";
        try {
            Comparison told = connection.get().api().compare(connection.get().repository(), task.base(), task.head());
            outcome = store(task, told) ? "healed" : "unhealed";
        } catch (HostException failure) {
            fail(task, failure);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "gap not stored repo=%d gap=%d", repositoryId, task.gapId());
            throw failure;
        }
        metrics.counter("waybill.healings", "outcome", outcome).increment();
    }

    /** Whether the gap is closed by it. */
    private boolean store(Task task, Comparison told) {
        Push push = ComparedCommits.push(task.ref(), task.base(), task.head(), task.forced(), told);
        return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> {
            repositories.lock(task.repositoryId()).ifPresent(repo -> {
                completePush.store(repo, push, clock.instant());
                gaps.close(repo.id());
            });
            Optional<Gap> left = gaps.lock(task.gapId()).filter(gap -> gap.isClaimedUntil(task.lease()));
            left.ifPresent(gap -> retry(
                    gap,
                    new HostException(
                            HostProblem.UNEXPECTED,
                            push.cut()
                                    ? "The host tells only a part of what is between. With a clone URL all of it is fetched."
                                    : "What the host tells does not lead from one commit to the other.")));
            return left.isEmpty();
        });
    }

    private void fail(Task task, HostException failure) {
        LOG.warnf(
                "gap not healed repo=%d gap=%d problem=%s error=%s",
                task.repositoryId(), task.gapId(), failure.problem(), failure.sentence());
        note(task, gap -> retry(gap, failure));
    }

    private void retry(Gap gap, HostException failure) {
        gap.failed(
                failure.sentence(),
                clock.instant(),
                WebhookDelay.after(failure, gap.attempts(), RandomGenerator.getDefault()));
    }

    private void note(Task task, Consumer<Gap> note) {
        QuarkusTransaction.requiringNew()
                .run(() -> gaps.lock(task.gapId())
                        .filter(gap -> gap.isClaimedUntil(task.lease()))
                        .ifPresent(note));
    }

    private record Task(
            long gapId,
            long repositoryId,
            String ref,
            String base,
            String head,
            boolean forced,
            boolean isFetchFailing,
            Instant lease) {}
}
