package dev.waybill.release.range;

import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.contracts.ReleaseFact.CommitsRequested;
import dev.waybill.kit.id.Ids;
import dev.waybill.release.announcement.Announcements;
import dev.waybill.release.request.Moments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ranges that releases and deploys are made of. What lies between two commits does not depend on who asks, so all who ask share one
 * question and its answer.
 */
@ApplicationScoped
@Transactional
public class Ranges {

    private final RangeRepository ranges;
    private final Announcements announcements;
    private final Ids ids;
    private final Clock clock;

    @Inject
    Ranges(RangeRepository ranges, Announcements announcements, Ids ids, Clock clock) {
        this.ranges = ranges;
        this.announcements = announcements;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The range between two commits, asked for if it is new, and asked for again if the last answer had gaps. Until the transaction ends no
     * answer can come in between, so who finds the range open and says so in the same transaction will be told. Whoever asks for several
     * asks in the order of the repository ids, under the lock of the release and of every environment that it may need: those come first.
     *
     * @param version the release in whose name it is asked
     * @param base the excluded end, null for the newest commits up to head
     */
    public Range ask(
            long organizationId,
            String version,
            long repositoryId,
            String repository,
            @Nullable String base,
            String head) {
        Instant now = Moments.stored(clock.instant());
        UUID id = ranges.find(organizationId, repositoryId, base, head).orElseGet(() -> {
            ranges.ensure(new Range(ids.next(), organizationId, repositoryId, repository, base, head, now));
            return ranges.find(organizationId, repositoryId, base, head).orElseThrow();
        });
        Range range = ranges.lock(id).orElseThrow();
        if (head.equals(base)) {
            range.same(now);
        } else if (range.revision() == 0 || (!range.isOpen() && !range.isComplete())) {
            range.ask(now);
            announcements.tell(new CommitsRequested(
                    range.id(), range.revision(), organizationId, version, repositoryId, repository, base, head, now));
        }
        return range;
    }

    /** A range by its id. */
    public Optional<Range> find(UUID id) {
        return ranges.find(id);
    }

    /** The commits of the newest answer, those ahead first, each side newest first. */
    public List<RangeCommit> commits(UUID id) {
        return ranges.commits(id);
    }
}
