package dev.waybill.commit.range;

import dev.waybill.commit.graph.CommitDetail;
import dev.waybill.commit.graph.CommitGraph;
import dev.waybill.commit.graph.FactBounds;
import dev.waybill.commit.identity.Identities;
import dev.waybill.commit.identity.People;
import dev.waybill.commit.pullrequest.SquashedAuthors;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.Person;
import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.contracts.RangeFact.RangeResolved;
import dev.waybill.contracts.RangeFact.Side;
import dev.waybill.contracts.RangeFact.Start;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.PartSplitter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts a range into the words of the contract. */
@Singleton
final class RangeFacts {

    private static final int READ_AT_ONCE = 500;

    /** Of a commit. Who has to know all files of a commit reads them from its push. */
    private static final int FILES = 100;

    /** All parts together; they are in memory at once, here and at the reader's. */
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final CommitGraph graph;
    private final Identities identities;
    private final SquashedAuthors squashedAuthors;
    private final FactCodec codec;

    @Inject
    RangeFacts(CommitGraph graph, Identities identities, SquashedAuthors squashedAuthors, FactCodec codec) {
        this.graph = graph;
        this.identities = identities;
        this.squashedAuthors = squashedAuthors;
        this.codec = codec;
    }

    /** The parts of the answer. What is too much is left out from the old end, and the answer then says that it is incomplete. */
    List<RangeResolved> of(Question question, Ends ends, CommitRange range) {
        List<RangeCommit> commits = new ArrayList<>();
        long repository = question.repositoryId();
        People people = identities.of(repository);
        int bytes = add(commits, repository, people, Side.AHEAD, range.ahead(), MOST_BYTES);
        add(commits, repository, people, Side.BEHIND, range.behind(), MOST_BYTES - bytes);
        int ahead = (int)
                commits.stream().filter(commit -> commit.side() == Side.AHEAD).count();
        boolean whole = commits.size() == range.ahead().size() + range.behind().size();
        List<List<RangeCommit>> parts = PartSplitter.split(commits, codec::jsonBytes);
        return IntStream.rangeClosed(1, parts.size())
                .mapToObj(number -> new RangeResolved(
                        question.requestId(),
                        question.revision(),
                        question.organizationId(),
                        question.version(),
                        question.repositoryId(),
                        question.repository(),
                        ends.base().orElse(question.base()),
                        ends.head().orElse(question.head()),
                        range.relation(),
                        ahead,
                        commits.size() - ahead,
                        range.complete() && whole,
                        new Part(number, parts.size()),
                        parts.get(number - 1),
                        start(question, range),
                        range.mergeBase()))
                .toList();
    }

    private static @Nullable Start start(Question question, CommitRange range) {
        if (question.base() == null) {
            return Start.NEWEST;
        }
        return switch (range.relation()) {
            case SAME, AHEAD -> Start.BASE;
            case BEHIND, DIVERGED -> Start.MERGE_BASE;
            case UNKNOWN -> null;
        };
    }

    /** The bytes of what was added. */
    private int add(
            List<RangeCommit> commits, long repositoryId, People people, Side side, List<String> shas, int most) {
        int bytes = 0;
        for (int from = 0; from < shas.size(); from += READ_AT_ONCE) {
            List<String> some = shas.subList(from, Math.min(from + READ_AT_ONCE, shas.size()));
            Map<String, CommitDetail> details = graph.details(repositoryId, Set.copyOf(some), FILES);
            Map<String, List<Person>> squashed = squashedAuthors.of(repositoryId, some);
            for (String sha : some) {
                RangeCommit commit = commit(people, side, sha, details.get(sha), squashed.getOrDefault(sha, List.of()));
                int size = codec.jsonBytes(commit);
                if (bytes + size > most) {
                    return bytes;
                }
                bytes += size;
                commits.add(commit);
            }
        }
        return bytes;
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
