package dev.waybill.commit.graph;

import dev.waybill.commit.pullrequest.MergedPull;
import dev.waybill.commit.pullrequest.PullRequests;
import dev.waybill.contracts.Person;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Who wrote what was squashed: the squashed commit itself names only whoever pressed the button. In the caller's transaction. */
@Singleton
public class SquashedAuthors {

    /** Of one commit. */
    private static final int MOST = 500;

    private static final Comparator<Person> BY_ADDRESS = Comparator.comparing(
                    Person::email, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Person::name, Comparator.nullsLast(Comparator.naturalOrder()));

    private final PullRequests pullRequests;
    private final CommitGraph graph;
    private final SquashRepository squashes;

    @Inject
    SquashedAuthors(PullRequests pullRequests, CommitGraph graph, SquashRepository squashes) {
        this.pullRequests = pullRequests;
        this.graph = graph;
        this.squashes = squashes;
    }

    /**
     * The authors of the pull requests' commits that some commits are the squashed form of; nothing for all others.
     *
     * @param shas few enough for one statement
     */
    @Transactional(TxType.MANDATORY)
    public Map<String, List<Person>> of(long repositoryId, Collection<String> shas) {
        List<MergedPull> pulls = pullRequests.mergedInto(repositoryId, shas);
        if (pulls.isEmpty()) {
            return Map.of();
        }
        Map<String, Set<String>> commits = commits(repositoryId, pulls);
        Map<String, Person> authors = squashes.authors(
                repositoryId, commits.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        Map<String, List<Person>> squashed = new HashMap<>();
        commits.forEach((sha, of) -> squashed.put(
                sha,
                of.stream()
                        .map(authors::get)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted(BY_ADDRESS)
                        .limit(MOST)
                        .toList()));
        return squashed;
    }

    private Map<String, Set<String>> commits(long repositoryId, List<MergedPull> pulls) {
        Set<String> named = new HashSet<>();
        pulls.forEach(pull -> named.add(pull.into()));
        Map<String, Node> into = graph.nodes(repositoryId, named);
        BranchCommits branches = new BranchCommits(graph.walk(repositoryId));
        Map<String, Set<String>> commits = new HashMap<>();
        for (MergedPull pull : pulls) {
            Node squashed = into.get(pull.into());
            // A merge has the commits of its pull request beside it in the graph, so only a commit with one parent
            // stands for them.
            if (squashed != null && squashed.parents().size() < 2) {
                commits.computeIfAbsent(squashed.sha(), _ -> new LinkedHashSet<>())
                        .addAll(commits(branches, squashed, pull));
            }
        }
        commits.forEach((sha, of) -> of.remove(sha));
        return commits;
    }

    /** Hosts tell of most pull requests only where they stood, so what is below is read from the graph. */
    private static Set<String> commits(BranchCommits branches, Node squashed, MergedPull pull) {
        BranchCommits.Found found = pull.head() == null || squashed.parents().isEmpty()
                ? BranchCommits.Found.NOTHING
                : branches.of(pull.head(), squashed.parents().getFirst());
        Set<String> commits = new LinkedHashSet<>(found.commits());
        if (!found.whole()) {
            commits.addAll(pull.commits());
        }
        return commits;
    }
}
