package dev.waybill.commit.webhook;

import dev.waybill.commit.graph.GraphGrown;
import dev.waybill.commit.pullrequest.PullRequests;
import dev.waybill.commit.repository.Repositories;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Writes object ids of pull requests out once their commits come; Bitbucket Cloud abbreviates them. */
@Singleton
class WriteOutPullRequests {

    private final Repositories repositories;
    private final PullRequests pullRequests;

    @Inject
    WriteOutPullRequests(Repositories repositories, PullRequests pullRequests) {
        this.repositories = repositories;
        this.pullRequests = pullRequests;
    }

    @Transactional(TxType.MANDATORY)
    void onGrowth(@Observes GraphGrown grown) {
        if (pullRequests.areAbbreviated(grown.repositoryId())) {
            repositories.lock(grown.repositoryId()).ifPresent(pullRequests::writeOut);
        }
    }
}
