package dev.waybill.release.releasecommit;

import dev.waybill.contracts.Part;
import dev.waybill.contracts.Person;
import dev.waybill.contracts.RangeFact.Side;
import dev.waybill.contracts.ReleaseFact.ReleaseCommit;
import dev.waybill.contracts.ReleaseFact.ReleaseCommitsSet;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.PartSplitter;
import dev.waybill.release.announcement.Announcements;
import dev.waybill.release.range.Range;
import dev.waybill.release.range.Ranges;
import dev.waybill.release.release.CommitSummary;
import dev.waybill.release.release.Release;
import dev.waybill.release.repository.Repositories;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts the commit list of a release together, writes it where it changed, and tells it once it is settled. The caller holds the lock of the
 * release.
 */
@ApplicationScoped
class SettleCommits {

    /** Of those that a release shows; whoever is to be told of a deploy is taken from the commits themselves. */
    static final int MOST_AUTHORS = 1_000;

    private final HeadRepository heads;
    private final CommitRepository commits;
    private final Ranges ranges;
    private final Announcements announcements;
    private final FactCodec codec;
    private final Event<CommitsSettled> settled;

    @Inject
    SettleCommits(
            HeadRepository heads,
            CommitRepository commits,
            Ranges ranges,
            Announcements announcements,
            FactCodec codec,
            Event<CommitsSettled> settled) {
        this.heads = heads;
        this.commits = commits;
        this.ranges = ranges;
        this.announcements = announcements;
        this.codec = codec;
        this.settled = settled;
    }

    /** Makes the list what the answers to its refs say so far; repositories without an answer keep what they had. */
    void settle(Release release) {
        // Lists are long; the old one is read only where it is needed.
        Map<String, List<ListedCommit>> before = null;
        boolean open = false;
        boolean complete = true;
        Map<String, List<ListedCommit>> wanted = new LinkedHashMap<>();
        for (ReleaseHead head : heads.of(release.id())) {
            UUID rangeId = head.rangeId();
            Range range = rangeId == null ? null : ranges.find(rangeId).orElse(null);
            List<ListedCommit> kept;
            if (range != null && !range.isOpen()) {
                head.resolve(range.fullHead());
                kept = commits(range);
            } else {
                before = before == null ? byRepository(release) : before;
                kept = before.getOrDefault(head.repositoryKey(), List.of());
            }
            open |= range != null && range.isOpen();
            complete &= range == null || range.isComplete();
            wanted.put(head.repositoryKey(), kept);
        }
        List<ListedCommit> list = wanted.values().stream().flatMap(List::stream).toList();
        become(release, wanted.size() > 1 ? CommitList.newestFirst(list) : list, !open, complete);
    }

    private Map<String, List<ListedCommit>> byRepository(Release release) {
        return commits.of(release.id()).stream()
                .collect(Collectors.groupingBy(commit -> Repositories.fold(commit.repository())));
    }

    /** Makes the list a given one, which is settled. */
    void become(Release release, List<ListedCommit> list) {
        become(release, list, true, true);
    }

    private void become(Release release, List<ListedCommit> list, boolean isSettled, boolean complete) {
        CommitState state = heads.state(release.id());
        String digest = ListDigest.of(list);
        boolean changed =
                state.digest() == null ? !list.equals(commits.of(release.id())) : !digest.equals(state.digest());
        if (changed) {
            commits.write(release.id(), list);
            release.committed(list.size(), newest(release, list), authors(list));
        }
        state.listed(digest);
        boolean turned = state.become(isSettled, complete);
        if (isSettled && (turned || changed)) {
            tell(release, list, complete);
            settled.fire(new CommitsSettled(release));
        }
    }

    private void tell(Release release, List<ListedCommit> list, boolean complete) {
        List<List<ReleaseCommit>> parts =
                PartSplitter.split(list.stream().map(ListedCommit::told).toList(), codec::jsonBytes);
        List<ReleaseCommitsSet> facts = new ArrayList<>();
        for (List<ReleaseCommit> part : parts) {
            facts.add(new ReleaseCommitsSet(
                    release.organizationId(),
                    release.id(),
                    release.version(),
                    complete,
                    list.size(),
                    new Part(facts.size() + 1, parts.size()),
                    part));
        }
        announcements.tellParts(facts);
    }

    private List<ListedCommit> commits(Range range) {
        return ranges.commits(range.id()).stream()
                .filter(commit -> commit.side() == Side.AHEAD)
                .map(commit -> ListedCommits.of(range.repository(), commit))
                .toList();
    }

    private static @Nullable CommitSummary newest(Release release, List<ListedCommit> list) {
        return list.isEmpty() ? null : ListedCommits.summary(release, list.getFirst());
    }

    private static List<Person> authors(List<ListedCommit> list) {
        return CreditedPeople.of(list).stream().limit(MOST_AUTHORS).toList();
    }
}
