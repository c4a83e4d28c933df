package dev.waybill.release.release;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import dev.waybill.contracts.Person;
import dev.waybill.kit.directory.Member;
import dev.waybill.release.directory.Organizations;
import dev.waybill.release.pullrequest.LandedPull;
import dev.waybill.release.pullrequest.PullRequests;
import dev.waybill.release.pullrequest.RepositoryCommit;
import dev.waybill.release.repository.Repositories;
import dev.waybill.release.repository.RepositoryEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows commits, with a fixed number of queries however many there are. */
@ApplicationScoped
public class CommitViews {

    private static final Person NOBODY = new Person(null, null);

    private final Organizations organizations;
    private final Repositories repositories;
    private final PullRequests pullRequests;

    @Inject
    CommitViews(Organizations organizations, Repositories repositories, PullRequests pullRequests) {
        this.organizations = organizations;
        this.repositories = repositories;
        this.pullRequests = pullRequests;
    }

    /** What is shown around commits: who the members are by address, the repositories by folded name, the pull requests by commit. */
    record Surroundings(
            Map<String, Member> members,
            Map<String, RepositoryEntry> repositories,
            Map<RepositoryCommit, LandedPull> pullRequests) {

        private @Nullable RepositoryEntry repository(CommitSummary commit) {
            return repositories.get(Repositories.fold(commit.repository()));
        }

        private @Nullable LandedPull pullRequest(CommitSummary commit) {
            RepositoryEntry repository = repository(commit);
            return repository == null ? null : pullRequests.get(new RepositoryCommit(repository.id(), commit.sha()));
        }

        AuthorView author(Person person) {
            return AuthorView.of(person, members);
        }
    }

    /** Commits of one organisation, in their order. */
    @Transactional
    public List<CommitView> of(long organizationId, List<CommitSummary> commits) {
        Surroundings surroundings = surroundings(organizationId, commits, List.of());
        return commits.stream().map(commit -> view(commit, surroundings)).toList();
    }

    /** What is shown around commits, and around more people. */
    @Transactional
    Surroundings surroundings(long organizationId, List<CommitSummary> commits, List<Person> people) {
        Map<String, RepositoryEntry> known = repositories.named(
                organizationId,
                commits.stream().map(CommitSummary::repository).distinct().toList());
        Map<RepositoryCommit, LandedPull> landed = pullRequests.of(commits.stream()
                .flatMap(commit -> Stream.ofNullable(known.get(Repositories.fold(commit.repository())))
                        .map(repository -> new RepositoryCommit(repository.id(), commit.sha())))
                .distinct()
                .toList());
        Stream<Person> shown = Stream.concat(
                commits.stream().flatMap(CommitSummary::people),
                landed.values().stream().map(LandedPull::author).flatMap(Stream::ofNullable));
        return new Surroundings(members(organizationId, Stream.concat(people.stream(), shown)), known, landed);
    }

    /** Repositories by the names that commits have for them, in their order. */
    @Transactional
    public List<RepositoryView> repositories(long organizationId, List<String> names) {
        Map<String, RepositoryEntry> known = repositories.named(organizationId, names);
        return names.stream()
                .map(name -> RepositoryView.of(name, known.get(Repositories.fold(name))))
                .toList();
    }

    /** Those of the repositories that are connected, by id. */
    @Transactional
    public Map<Long, RepositoryView> repositoriesById(long organizationId, Collection<Long> ids) {
        return repositories.all(organizationId, ids).stream()
                .collect(toMap(RepositoryEntry::id, entry -> RepositoryView.of(entry.name(), entry)));
    }

    /** Authors of commits, in their order. */
    @Transactional
    public List<AuthorView> authors(long organizationId, List<Person> people) {
        Map<String, Member> members = members(organizationId, people.stream());
        return people.stream().map(person -> AuthorView.of(person, members)).toList();
    }

    CommitView view(CommitSummary commit, Surroundings surroundings) {
        RepositoryView repository = RepositoryView.of(commit.repository(), surroundings.repository(commit));
        LandedPull pullRequest = surroundings.pullRequest(commit);
        return new CommitView(
                commit.sha(),
                commit.message(),
                commit.date(),
                pullRequest == null ? null : view(pullRequest, repository, surroundings),
                "",
                repository,
                surroundings.author(new Person(commit.authorName(), commit.authorEmail())),
                commit.coAuthors().stream().map(surroundings::author).toList());
    }

    private static PullRequestView view(LandedPull pullRequest, RepositoryView repository, Surroundings surroundings) {
        return new PullRequestView(
                Long.toString(pullRequest.number()),
                pullRequest.title(),
                pullRequest.body().isEmpty() ? null : pullRequest.body(),
                pullRequest.firstToldAt(),
                repository,
                surroundings.author(requireNonNullElse(pullRequest.author(), NOBODY)),
                pullRequest.url(),
                pullRequest.mergedAt(),
                pullRequest.state().name().toLowerCase(Locale.ROOT));
    }

    private Map<String, Member> members(long organizationId, Stream<Person> people) {
        return organizations.membersByEmail(
                organizationId,
                people.map(Person::email).filter(Objects::nonNull).distinct().toList());
    }
}
