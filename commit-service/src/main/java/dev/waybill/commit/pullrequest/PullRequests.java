package dev.waybill.commit.pullrequest;

import dev.waybill.commit.repository.Repo;
import dev.waybill.contracts.CommitFact.PullRequestState;
import dev.waybill.state.Outbox;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

/** Keeps what hosts tell about pull requests, and tells what changed. */
@Singleton
public class PullRequests {

    private static final Logger LOG = Logger.getLogger(PullRequests.class);

    /** So many are looked at whenever commits come. */
    private static final int MOST_ABBREVIATED = 50;

    /** So long after a merge its commits are looked for; some hosts forget them then. */
    private static final Duration FETCHED_FOR = Duration.ofDays(14);

    private static final int MOST_UNFETCHED = 50;

    private final PullRequestRepository pullRequests;
    private final Outbox outbox;
    private final Event<PullHeadWanted> headWanted;

    @Inject
    PullRequests(PullRequestRepository pullRequests, Outbox outbox, Event<PullHeadWanted> headWanted) {
        this.pullRequests = pullRequests;
        this.outbox = outbox;
        this.headWanted = headWanted;
    }

    /**
     * Takes over what a host tells. What is known already is not told again.
     *
     * @param repo locked by the caller's transaction
     * @param receivedAt when it came, for hosts that do not tell when it was
     */
    @Transactional(TxType.MANDATORY)
    public void store(Repo repo, HostPull told, Instant receivedAt) {
        Pull pullRequest = pullRequests.find(repo.id(), told.number()).orElse(null);
        if (pullRequest == null) {
            pullRequest = new Pull(repo.id(), told, receivedAt);
            writeOut(pullRequest);
            pullRequests.add(pullRequest);
        } else {
            List<?> before = pullRequest.content();
            pullRequest.take(told, receivedAt);
            writeOut(pullRequest);
            if (pullRequest.content().equals(before)) {
                return;
            }
        }
        announce(repo, pullRequest);
        if (told.state() == PullRequestState.MERGED
                && unfetched(repo.id(), receivedAt).stream().anyMatch(head -> head.number() == told.number())) {
            headWanted.fire(new PullHeadWanted(repo.id()));
        }
    }

    /** Where the commits of merged pull requests are that no branch had when it was fetched: those of forks. Some of the newest. */
    @Transactional(TxType.MANDATORY)
    public List<PullHead> unfetched(long repositoryId, Instant now) {
        return pullRequests.unfetched(repositoryId, now.minus(FETCHED_FOR), MOST_UNFETCHED);
    }

    /** Whether some object ids of pull requests still have to be written out. */
    @Transactional(TxType.MANDATORY)
    public boolean areAbbreviated(long repositoryId) {
        return !pullRequests.abbreviated(repositoryId, 1).isEmpty();
    }

    /** Writes object ids out that a host abbreviated, where their commits have become known. The repository is locked by the caller. */
    @Transactional(TxType.MANDATORY)
    public void writeOut(Repo repo) {
        for (Pull pullRequest : pullRequests.abbreviated(repo.id(), MOST_ABBREVIATED)) {
            if (writeOut(pullRequest)) {
                announce(repo, pullRequest);
            }
        }
    }

    /** The pull requests that became some commits, by merging or squashing; at most so many as there are commits, and some more. */
    @Transactional(TxType.MANDATORY)
    public List<MergedPull> mergedInto(long repositoryId, Collection<String> shas) {
        return shas.isEmpty() ? List.of() : pullRequests.mergedInto(repositoryId, shas, shas.size() + MOST_ABBREVIATED);
    }

    private boolean writeOut(Pull pullRequest) {
        List<?> before = pullRequest.content();
        for (String abbreviated : pullRequest.abbreviations()) {
            pullRequests
                    .commitThatBegins(pullRequest.repositoryId(), abbreviated)
                    .ifPresent(full -> pullRequest.writeOut(abbreviated, full));
        }
        return !pullRequest.content().equals(before);
    }

    private void announce(Repo repo, Pull pullRequest) {
        outbox.append(pullRequest.changed(repo), repo.nextPush());
        LOG.infof(
                "pull request changed repo=%d number=%d state=%s",
                repo.id(), pullRequest.number(), pullRequest.state());
    }
}
