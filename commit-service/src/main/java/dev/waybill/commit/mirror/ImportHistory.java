package dev.waybill.commit.mirror;

import dev.waybill.commit.graph.GraphGrown;
import dev.waybill.commit.graph.ImportCommits;
import dev.waybill.commit.graph.ImportedCommit;
import dev.waybill.commit.identity.Identities;
import dev.waybill.commit.pullrequest.PullHead;
import dev.waybill.commit.repository.Repo;
import dev.waybill.commit.repository.Repositories;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Imports exactly those commits of a copy that the graph does not have from it yet, parents first, in small transactions, and reads the next
 * ones while the last ones are stored. An import that is broken off goes on where it stopped.
 */
@Singleton
class ImportHistory {

    private static final Logger LOG = Logger.getLogger(ImportHistory.class);

    private static final int LONGEST_SECONDS = 300;

    private final MirrorRepository mirrors;
    private final Leases leases;
    private final Repositories repositories;
    private final ImportCommits importCommits;
    private final FollowRefs followRefs;
    private final Identities identities;
    private final Event<GraphGrown> grown;
    private final Event<HistoryFetched> fetched;
    private final Clock clock;
    private final ExecutorService readers;

    @Inject
    ImportHistory(
            MirrorRepository mirrors,
            Leases leases,
            Repositories repositories,
            ImportCommits importCommits,
            FollowRefs followRefs,
            Identities identities,
            Event<GraphGrown> grown,
            Event<HistoryFetched> fetched,
            MirrorConfig config,
            Clock clock) {
        this.mirrors = mirrors;
        this.leases = leases;
        this.repositories = repositories;
        this.importCommits = importCommits;
        this.followRefs = followRefs;
        this.identities = identities;
        this.grown = grown;
        this.fetched = fetched;
        this.clock = clock;
        this.readers = Executors.newFixedThreadPool(
                config.threads(), Thread.ofPlatform().name("mirror-read-", 0).factory());
    }

    @PreDestroy
    void stop() {
        readers.shutdown();
    }

    /**
     * Imports what is new.
     *
     * @throws MirrorException if somebody else works on the repository, or it is gone
     * @throws IOException if the copy cannot be read
     */
    void from(History history, Lease lease) throws IOException, MirrorException {
        long repositoryId = lease.repositoryId();
        List<String> before = QuarkusTransaction.requiringNew().call(() -> mirrors.importedTips(repositoryId));
        List<String> fresh = history.without(
                before, lease.pulls().stream().map(PullHead::head).toList());
        Optional<String> pages = importCommits.pagesOfCommits(repositoryId);
        int imported = 0;
        Batches batches = new Batches(fresh, shas -> importCommits.missing(repositoryId, shas), history::read);
        try (Ahead<List<ImportedCommit>> ahead = new Ahead<>(readers, batches)) {
            for (List<ImportedCommit> some = ahead.next(); some != null; some = ahead.next()) {
                store(lease, some, pages);
                imported += some.size();
            }
        }
        finish(history, lease, before, pages, imported > 0);
        if (imported > 0) {
            LOG.infof("history imported repo=%d commits=%d", repositoryId, imported);
        }
    }

    private void store(Lease lease, List<ImportedCommit> commits, Optional<String> pages) throws MirrorException {
        boolean stored = QuarkusTransaction.requiringNew()
                .timeout(LONGEST_SECONDS)
                .call(() -> {
                    Optional<Repo> repo = repositories.lock(lease.repositoryId());
                    boolean ours = repo.isPresent() && leases.progress(lease, commits.size());
                    if (ours) {
                        importCommits.store(lease.repositoryId(), commits, pages, clock.instant());
                    }
                    return ours;
                });
        if (!stored) {
            throw new MirrorException("The repository is imported by somebody else, or is gone.");
        }
    }

    private void finish(History history, Lease lease, List<String> before, Optional<String> pages, boolean hasGrown)
            throws IOException {
        String mailmap = history.mailmap().orElse(null);
        QuarkusTransaction.requiringNew()
                .timeout(LONGEST_SECONDS)
                .run(() -> repositories
                        .lock(lease.repositoryId())
                        .filter(_ -> leases.finish(lease))
                        .ifPresent(repo -> {
                            identities.follow(repo.id(), mailmap);
                            followRefs.follow(repo, history, before, lease.begunAt(), pages.orElse(null));
                            mirrors.replaceTips(repo.id(), history.tips());
                            if (hasGrown) {
                                grown.fire(new GraphGrown(repo.id()));
                            }
                            fetched.fire(new HistoryFetched(repo.id(), lease.begunAt()));
                        }));
    }
}
