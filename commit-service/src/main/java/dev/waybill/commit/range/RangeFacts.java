package dev.waybill.commit.range;

import dev.waybill.commit.identity.Identities;
import dev.waybill.commit.identity.People;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.contracts.RangeFact.RangeResolved;
import dev.waybill.contracts.RangeFact.Side;
import dev.waybill.contracts.RangeFact.Start;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.PartSplitter;
import dev.waybill.state.PartInbox;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a range into the words of the contract, however long it is: what each part holds is measured first, and the parts are made one after
 * the other, so that only some hundred commits are in memory at a time.
 */
@Singleton
final class RangeFacts {

    private static final int READ_AT_ONCE = Part.MAX_ITEMS;

    /** Of all parts together. Who makes a release of them has them in memory at once, though here nobody has. */
    private static final long MOST_BYTES = 48L * 1024 * 1024;

    private final RangeCommits commits;
    private final Identities identities;
    private final FactCodec codec;

    @Inject
    RangeFacts(RangeCommits commits, Identities identities, FactCodec codec) {
        this.commits = commits;
        this.identities = identities;
        this.codec = codec;
    }

    /**
     * Gives the parts of an answer in their order. Of a long range each commit tells less than it could, see {@link Allowance}; commits that
     * do not even fit so are left out from the old end, and the answer then says that it is incomplete.
     *
     * @return whether it says that it is complete
     */
    boolean tell(Question question, Ends ends, CommitRange range, Consumer<RangeResolved> told) {
        People people = identities.of(question.repositoryId());
        int count = range.ahead().size() + range.behind().size();
        List<Integer> sizes = new ArrayList<>(count);
        List<RangeCommit> few = new ArrayList<>();
        Reading measuring = new Reading(question.repositoryId(), people, range);
        while (sizes.size() < count) {
            for (Allowance.Fitted fitted : measuring.next(READ_AT_ONCE)) {
                sizes.add(fitted.bytes());
                if (count <= READ_AT_ONCE) {
                    few.add(fitted.commit());
                }
            }
        }
        List<List<Integer>> cut = PartSplitter.split(sizes, Integer::intValue);
        List<Integer> parts =
                cut.stream().limit(PartInbox.MAX_PARTS).map(List::size).toList();
        int kept = parts.stream().mapToInt(Integer::intValue).sum();
        boolean complete = range.complete() && kept == count;
        Reading telling = new Reading(question.repositoryId(), people, range);
        for (int number = 1, from = 0; number <= parts.size(); number++) {
            int size = parts.get(number - 1);
            List<RangeCommit> some = count <= READ_AT_ONCE
                    ? few.subList(from, from + size)
                    : telling.next(size).stream().map(Allowance.Fitted::commit).toList();
            told.accept(fact(question, ends, range, kept, complete, new Part(number, parts.size()), some));
            from += size;
        }
        return complete;
    }

    private static RangeResolved fact(
            Question question,
            Ends ends,
            CommitRange range,
            int kept,
            boolean complete,
            Part part,
            List<RangeCommit> commits) {
        int ahead = Math.min(kept, range.ahead().size());
        return new RangeResolved(
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
                kept - ahead,
                complete,
                part,
                commits,
                start(question, range),
                range.mergeBase());
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

    /** Goes through the commits of a range once, those ahead first. Doing so twice gives the same. */
    private final class Reading {

        private final long repositoryId;
        private final People people;
        private final CommitRange range;
        private final Allowance allowance;
        private int at;

        Reading(long repositoryId, People people, CommitRange range) {
            this.repositoryId = repositoryId;
            this.people = people;
            this.range = range;
            this.allowance = new Allowance(
                    codec::jsonBytes,
                    MOST_BYTES,
                    range.ahead().size() + range.behind().size());
        }

        List<Allowance.Fitted> next(int most) {
            int ahead = range.ahead().size();
            List<RangeCommit> some = new ArrayList<>(read(Side.AHEAD, range.ahead(), at, most));
            some.addAll(read(Side.BEHIND, range.behind(), at + some.size() - ahead, most - some.size()));
            at += some.size();
            return some.stream().map(allowance::fit).toList();
        }

        private List<RangeCommit> read(Side side, List<String> shas, int from, int most) {
            int begin = Math.clamp(from, 0, shas.size());
            int end = from < 0 ? begin : Math.min(begin + most, shas.size());
            return commits.read(repositoryId, people, side, shas.subList(begin, end));
        }
    }
}
