package dev.waybill.commit.range;

import dev.waybill.commit.graph.CommitDetail;
import dev.waybill.commit.graph.CommitGraph;
import dev.waybill.commit.graph.FactBounds;
import dev.waybill.commit.graph.SquashedAuthors;
import dev.waybill.commit.identity.People;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.contracts.RangeFact.Side;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the commits of a range into the words of the contract. In the caller's transaction. */
@Singleton
final class RangeCommits {

    /** Of a commit. Who has to know all files of a commit reads them from its push. */
    private static final int FILES = 100;

    private final CommitGraph graph;
    private final SquashedAuthors squashedAuthors;

    @Inject
    RangeCommits(CommitGraph graph, SquashedAuthors squashedAuthors) {
        this.graph = graph;
        this.squashedAuthors = squashedAuthors;
    }

    /**
     * Some commits of one side, in their order.
     *
     * @param shas few enough for one statement
     */
    List<RangeCommit> read(long repositoryId, People people, Side side, List<String> shas) {
        if (shas.isEmpty()) {
            return List.of();
        }
        Map<String, CommitDetail> details = graph.details(repositoryId, Set.copyOf(shas), FILES);
        Map<String, List<Person>> squashed = squashedAuthors.of(repositoryId, shas);
        List<RangeCommit> commits = new ArrayList<>();
        for (String sha : shas) {
            commits.add(commit(people, side, sha, details.get(sha), squashed.getOrDefault(sha, List.of())));
        }
        return commits;
    }

    private static RangeCommit commit(
            People people, Side side, String sha, @Nullable CommitDetail detail, List<Person> squashed) {
        if (detail == null || detail.message() == null) {
            return new RangeCommit(side, sha, null, null, null, null, List.of());
        }
        List<FileChange> files = FactBounds.files(detail.files());
        // No files may mean that the host told none; as many as were asked for may mean that there are more.
        boolean filesComplete = !files.isEmpty()
                && files.size() < FILES
                && files.size() == detail.files().size();
        return new RangeCommit(
                side,
                sha,
                FactBounds.message(detail.message()),
                people.canonical(detail.author()),
                detail.committedAt(),
                detail.url(),
                files,
                people.contributors(detail.author(), detail.message(), squashed),
                filesComplete);
    }
}
