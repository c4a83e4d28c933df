package dev.waybill.release.pullrequest;

import dev.waybill.contracts.CommitFact.HostAccount;
import dev.waybill.contracts.CommitFact.PullRequestChanged;
import dev.waybill.contracts.CommitFact.PullRequestState;
import dev.waybill.contracts.Person;
import dev.waybill.release.repository.RepositoryRemoved;
import dev.waybill.release.request.Moments;
import dev.waybill.release.request.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Keeps the newest state of each pull request. */
@ApplicationScoped
@Transactional
public class PullRequests {

    private final PullRequestRepository pullRequests;

    @Inject
    PullRequests(PullRequestRepository pullRequests) {
        this.pullRequests = pullRequests;
    }

    /** Takes a newer state over; an older one is skipped. */
    public void take(PullRequestChanged fact, long sequence) {
        HostAccount author = fact.author();
        boolean newer = pullRequests.save(
                fact.repositoryId(),
                new LandedPull(
                        fact.number(),
                        Texts.plain(fact.title()),
                        Objects.requireNonNull(Texts.storable(fact.body(), Texts.MAX_MESSAGE)),
                        Texts.storable(fact.url(), Texts.MAX_URL),
                        author == null ? null : person(author),
                        fact.state(),
                        Moments.stored(fact.changedAt()),
                        fact.state() == PullRequestState.MERGED ? Moments.stored(fact.changedAt()) : null),
                sequence);
        if (newer) {
            pullRequests.replaceCommits(fact.repositoryId(), fact.number(), landing(fact), own(fact));
        }
    }

    void forget(@Observes RepositoryRemoved gone) {
        pullRequests.forget(gone.repositoryId());
    }

    /** For each of the commits that came by a pull request that one, the newest if there are several. */
    public Map<RepositoryCommit, LandedPull> of(Collection<RepositoryCommit> commits) {
        return commits.isEmpty() ? Map.of() : pullRequests.of(List.copyOf(commits));
    }

    private static Person person(HostAccount account) {
        return new Person(
                Texts.storable(account.name() == null ? account.login() : account.name(), Texts.MAX_NAME),
                Texts.storable(account.email(), Texts.MAX_NAME));
    }

    private static List<String> landing(PullRequestChanged fact) {
        return Stream.of(fact.mergeCommit(), fact.squashCommit())
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    /** What a pull request holds is only said once it cannot change any more. */
    private static List<String> own(PullRequestChanged fact) {
        List<String> landing = landing(fact);
        return fact.state() == PullRequestState.MERGED
                ? fact.commits().stream()
                        .filter(sha -> !landing.contains(sha))
                        .distinct()
                        .toList()
                : List.of();
    }
}
