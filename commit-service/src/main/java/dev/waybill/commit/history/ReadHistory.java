package dev.waybill.commit.history;

import dev.waybill.commit.history.HistoryFacts.Source;
import dev.waybill.commit.history.HistoryView.Missed;
import dev.waybill.commit.mirror.FetchState;
import dev.waybill.commit.mirror.FetchStates;
import dev.waybill.commit.repository.Connections;
import dev.waybill.commit.repository.HistoryNotes;
import dev.waybill.commit.repository.Repo;
import dev.waybill.commit.repository.Repositories;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows how far the history of a repository is known. */
@Singleton
class ReadHistory implements HistoryNotes {

    private static final int MOST_GAPS = 100;
    private static final int MOST_COMMITS = 100;

    private final Repositories repositories;
    private final Connections connections;
    private final FetchStates fetches;
    private final GapRepository gaps;
    private final BranchCheckRepository checks;

    @Inject
    ReadHistory(
            Repositories repositories,
            Connections connections,
            FetchStates fetches,
            GapRepository gaps,
            BranchCheckRepository checks) {
        this.repositories = repositories;
        this.connections = connections;
        this.fetches = fetches;
        this.gaps = gaps;
        this.checks = checks;
    }

    /** Empty if the organisation has no such repository. */
    @Transactional
    Optional<HistoryView> of(long organizationId, long repositoryId) {
        return repositories.find(organizationId, repositoryId).map(this::view);
    }

    @Override
    public HistoryNote of(Repo repo) {
        HistoryFacts facts = facts(repo.id(), source(repo.id()));
        return new HistoryNote(facts.status().name(), facts.message());
    }

    private HistoryView view(Repo repo) {
        Source source = source(repo.id());
        HistoryFacts facts = facts(repo.id(), source);
        List<Missed> shown = gaps.newest(repo.id(), MOST_GAPS).stream()
                .map(ReadHistory::missed)
                .toList();
        return new HistoryView(
                facts.status().name(),
                source.name(),
                facts.message(),
                fetch(facts.fetch()),
                facts.isAsked() ? checks.find(repo.id()).map(ReadHistory::look).orElse(null) : null,
                shown,
                gaps.count(repo.id()));
    }

    private Source source(long repositoryId) {
        if (connections.cloneSource(repositoryId).isPresent()) {
            return Source.fetch;
        }
        return connections.connection(repositoryId).isPresent() ? Source.api : Source.webhooks;
    }

    private HistoryFacts facts(long repositoryId, Source source) {
        FetchState fetch = source == Source.fetch ? fetches.of(repositoryId).orElse(null) : null;
        List<Gap> asked = gaps.askable(repositoryId, MOST_GAPS);
        String failing = asked.stream()
                .map(Gap::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        boolean askable = source != Source.webhooks
                && connections.connection(repositoryId).isPresent();
        return new HistoryFacts(source, askable, fetch, asked.size(), failing);
    }

    private static HistoryView.@Nullable Fetch fetch(@Nullable FetchState state) {
        return state == null
                ? null
                : new HistoryView.Fetch(
                        state.fetchedAt(), state.imported(), state.failures(), state.problem(), state.nextAttemptAt());
    }

    private static HistoryView.BranchLook look(BranchCheck check) {
        return new HistoryView.BranchLook(check.checkedAt(), check.failures(), check.problem(), check.nextLookAt());
    }

    private static Missed missed(Gap gap) {
        return new Missed(
                gap.ref(),
                gap.base(),
                gap.head(),
                gap.reason().name(),
                message(gap.reason()),
                gap.commits().stream().limit(MOST_COMMITS).toList(),
                gap.openedAt(),
                gap.attempts(),
                gap.nextAttemptAt(),
                gap.problem());
    }

    private static String message(GapReason reason) {
        return switch (reason) {
            case cut -> "The host left commits out of a long push.";
            case missed -> "A push before this one did not arrive.";
            case rewritten -> "The branch was rewritten, and the host did not tell all of its new history.";
            case branch -> "The host did not tell where this branch left the others.";
            case beginning -> "Nothing is known of what was before.";
        };
    }
}
