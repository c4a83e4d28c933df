package dev.waybill.commit.webhook;

import dev.waybill.commit.deployment.ReportDeployment;
import dev.waybill.commit.graph.StorePush;
import dev.waybill.commit.pullrequest.PullRequests;
import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.repository.Repo;
import dev.waybill.commit.repository.Repositories;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;

/** Does what a delivery means, in the transaction in which it is worked off. */
@Singleton
class ApplyMeaning {

    private final Repositories repositories;
    private final StorePush storePush;
    private final PullRequests pullRequests;
    private final ReportDeployment reportDeployment;
    private final Clock clock;

    @Inject
    ApplyMeaning(
            Repositories repositories,
            StorePush storePush,
            PullRequests pullRequests,
            ReportDeployment reportDeployment,
            Clock clock) {
        this.repositories = repositories;
        this.storePush = storePush;
        this.pullRequests = pullRequests;
        this.reportDeployment = reportDeployment;
        this.clock = clock;
    }

    @Transactional(TxType.MANDATORY)
    void apply(Delivery delivery, Meaning meaning) {
        switch (meaning) {
            case Meaning.Uninteresting(String why) -> delivery.ignored(why, clock.instant());
            case Meaning.Event event -> apply(delivery, event);
        }
    }

    private void apply(Delivery delivery, Meaning.Event event) {
        Repo repo = repositories.lock(delivery.repositoryId()).orElse(null);
        HostedRepo named = event.repository();
        if (repo == null || !repo.isActive()) {
            delivery.ignored("the repository is not active", clock.instant());
        } else if (named != null && !repositories.recognise(repo, named)) {
            delivery.ignored("it is about another repository, " + named.name(), clock.instant());
        } else {
            apply(repo, delivery, event);
            delivery.processed(clock.instant());
        }
    }

    private void apply(Repo repo, Delivery delivery, Meaning.Event event) {
        switch (event) {
            case Meaning.Pushed pushed ->
                pushed.pushes().forEach(push -> storePush.store(repo, delivery.id(), push, delivery.receivedAt()));
            case Meaning.PullRequested requested ->
                pullRequests.store(repo, requested.pullRequest(), delivery.receivedAt());
            case Meaning.Deployed deployed -> reportDeployment.report(repo, deployed.deployment());
            case Meaning.Renamed _ -> {
                // The new name was taken over with the recognition.
            }
        }
    }
}
