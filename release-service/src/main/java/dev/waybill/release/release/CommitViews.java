package dev.waybill.release.release;

import static java.util.stream.Collectors.toMap;

import dev.waybill.contracts.Person;
import dev.waybill.kit.directory.Member;
import dev.waybill.release.directory.Organizations;
import dev.waybill.release.repository.Repositories;
import dev.waybill.release.repository.RepositoryEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Shows commits, with a fixed number of queries however many there are. */
@ApplicationScoped
public class CommitViews {

    private final Organizations organizations;
    private final Repositories repositories;

    @Inject
    CommitViews(Organizations organizations, Repositories repositories) {
        this.organizations = organizations;
        this.repositories = repositories;
    }

    /** Commits of one organisation, in their order. */
    @Transactional
    public List<CommitView> of(long organizationId, List<CommitSummary> commits) {
        Map<String, Member> members = organizations.membersByEmail(
                organizationId,
                commits.stream()
                        .flatMap(commit -> Stream.concat(
                                Stream.ofNullable(commit.authorEmail()),
                                commit.coAuthors().stream().map(Person::email)))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        Map<String, RepositoryEntry> known = repositories.named(
                organizationId,
                commits.stream().map(CommitSummary::repository).distinct().toList());
        return commits.stream().map(commit -> view(commit, members, known)).toList();
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
        Map<String, Member> members = organizations.membersByEmail(
                organizationId,
                people.stream()
                        .map(Person::email)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return people.stream().map(person -> AuthorView.of(person, members)).toList();
    }

    CommitView view(CommitSummary commit, Map<String, Member> members, Map<String, RepositoryEntry> known) {
        return new CommitView(
                commit.sha(),
                commit.message(),
                commit.date(),
                null,
                "",
                RepositoryView.of(commit.repository(), known.get(Repositories.fold(commit.repository()))),
                AuthorView.of(new Person(commit.authorName(), commit.authorEmail()), members),
                commit.coAuthors().stream()
                        .map(person -> AuthorView.of(person, members))
                        .toList());
    }
}
