package dev.waybill.commit.whereabouts;

import dev.waybill.commit.graph.GraphGrown;
import dev.waybill.commit.range.QuestionAsked;
import dev.waybill.commit.repository.Repositories;
import dev.waybill.contracts.DeployFact.DeployRecorded;
import dev.waybill.contracts.DeployFact.RepositoryHead;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Notes from which commits releases are built, and what runs where. */
@Singleton
class NoteHeads {

    /** A push has better to do than to look at old releases without end. */
    private static final int HEADS_PER_PUSH = 100;

    private final HeadRepository heads;
    private final Repositories repositories;
    private final Event<HeadsNoted> noted;
    private final Clock clock;

    @Inject
    NoteHeads(HeadRepository heads, Repositories repositories, Event<HeadsNoted> noted, Clock clock) {
        this.heads = heads;
        this.repositories = repositories;
        this.noted = noted;
        this.clock = clock;
    }

    /** Whoever asks for the commits of a release says what its head is. */
    void onQuestion(@Observes QuestionAsked asked) {
        var question = asked.question();
        heads.note(
                question.repositoryId(),
                question.version(),
                question.organizationId(),
                question.head(),
                question.requestedAt(),
                clock.instant());
        noted.fire(new HeadsNoted());
    }

    /** In the transaction in which the graph grew, so none is forgotten. */
    void onGrowth(@Observes GraphGrown grown) {
        heads.lookAgain(grown.repositoryId(), clock.instant(), HEADS_PER_PUSH);
        noted.fire(new HeadsNoted());
    }

    /** A deploy was reported. */
    @Transactional
    public void deployed(DeployRecorded deploy) {
        long organization = deploy.organization().id();
        for (RepositoryHead head : deploy.heads()) {
            Long repository = head.repositoryId();
            if (repository != null
                    && repositories.find(organization, repository).isPresent()) {
                Instant now = clock.instant();
                heads.note(repository, deploy.version(), organization, head.sha(), deploy.finishedAt(), now);
                heads.deployed(
                        repository,
                        deploy.environment(),
                        deploy.version(),
                        head.sha(),
                        deploy.deployId(),
                        deploy.finishedAt());
                noted.fire(new HeadsNoted());
            }
        }
    }
}
