package dev.waybill.commit.graph;

import dev.waybill.commit.repository.Repo;
import dev.waybill.commit.repository.Repositories;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Shows the commits of a repository. */
@Singleton
class ListCommits {

    private final Repositories repositories;
    private final GraphRepository graph;

    @Inject
    ListCommits(Repositories repositories, GraphRepository graph) {
        this.repositories = repositories;
        this.graph = graph;
    }

    /** Some commits, newest first; empty if the organisation has no such repository. */
    @Transactional
    Optional<List<CommitView>> newest(long organizationId, long repositoryId, int skip, int limit) {
        Optional<Repo> repo = repositories.find(organizationId, repositoryId);
        return repo.map(found -> graph.newest(repositoryId, skip, limit).stream()
                .map(commit -> CommitView.of(commit, found))
                .toList());
    }
}
