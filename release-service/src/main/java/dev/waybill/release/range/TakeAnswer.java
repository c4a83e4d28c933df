package dev.waybill.release.range;

import dev.waybill.contracts.Contributor;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.Person;
import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.contracts.RangeFact.RangeResolved;
import dev.waybill.kit.event.FactMetadata;
import dev.waybill.kit.retry.Transience;
import dev.waybill.release.request.Moments;
import dev.waybill.release.request.Texts;
import dev.waybill.state.PartInbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the answers of the commit graph.
 *
 * <p>An answer is written first, in a transaction of its own that locks nothing but the range; then whoever waits is told, each under its
 * own lock. So nobody waits for the other crosswise. Should the process die in between, {@link #tellUntold} goes on.
 */
@ApplicationScoped
class TakeAnswer {

    private static final Logger LOG = Logger.getLogger(TakeAnswer.class);

    private static final String CONSUMER = "ranges";
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_CONTRIBUTORS = 50;

    private final RangeRepository ranges;
    private final PartInbox parts;
    private final Event<RangeAnswered> answered;
    private final Clock clock;

    @Inject
    TakeAnswer(RangeRepository ranges, PartInbox parts, Event<RangeAnswered> answered, Clock clock) {
        this.ranges = ranges;
        this.parts = parts;
        this.answered = answered;
        this.clock = clock;
    }

    /** Takes a part of an answer. Anything but the newest answer to the newest revision of a question is skipped. */
    void take(FactMetadata metadata, RangeResolved part) {
        Optional<UUID> taken = QuarkusTransaction.requiringNew().call(() -> {
            Optional<Range> range = current(metadata, part);
            boolean all = parts.collectEach(
                    CONSUMER,
                    metadata,
                    part,
                    part.part(),
                    RangeResolved.class,
                    each -> range.ifPresent(known -> write(known, each)));
            return range.filter(_ -> all).map(known -> {
                known.answer(part, metadata.sequence(), Moments.stored(clock.instant()));
                return known.id();
            });
        });
        taken.ifPresent(this::tell);
    }

    /** Tells answers that were written a while ago and perhaps not told. */
    void tellUntold() {
        Instant before = clock.instant().minus(GRACE);
        QuarkusTransaction.requiringNew()
                .call(() -> ranges.untold(before, MOST_AT_ONCE))
                .forEach(this::tryToTell);
    }

    /** One that cannot be told must not keep the others from it. */
    private void tryToTell(UUID rangeId) {
        try {
            tell(rangeId);
        } catch (RuntimeException failure) {
            if (Transience.isTransient(failure)) {
                throw failure;
            }
            LOG.errorf(failure, "answer not told range=%s", rangeId);
        }
    }

    private Optional<Range> current(FactMetadata metadata, RangeResolved part) {
        return ranges.lock(part.requestId())
                .filter(known -> known.organizationId() == part.organizationId())
                .filter(known -> known.isCurrent(part, metadata.sequence()));
    }

    private void write(Range range, RangeResolved part) {
        if (part.part().number() == 1) {
            ranges.clear(range.id());
        }
        int position = (part.part().number() - 1) * Part.MAX_ITEMS;
        ranges.add(
                range.id(),
                position,
                part.commits().stream().map(TakeAnswer::storable).toList());
    }

    private void tell(UUID rangeId) {
        answered.fire(new RangeAnswered(rangeId));
        QuarkusTransaction.requiringNew().run(() -> ranges.lock(rangeId).ifPresent(Range::told));
    }

    private static RangeCommit storable(RangeCommit commit) {
        Person author = commit.author();
        return new RangeCommit(
                commit.side(),
                commit.sha(),
                Texts.storable(commit.message(), Texts.MAX_MESSAGE),
                author == null
                        ? null
                        : new Person(
                                Texts.storable(author.name(), Texts.MAX_NAME),
                                Texts.storable(author.email(), Texts.MAX_NAME)),
                commit.committedAt(),
                Texts.storable(commit.url(), Texts.MAX_URL),
                commit.files().stream()
                        .map(file -> new FileChange(Texts.plain(file.path()), file.type(), from(file)))
                        .toList(),
                commit.contributors() == null
                        ? null
                        : commit.contributors().stream()
                                .limit(MOST_CONTRIBUTORS)
                                .map(TakeAnswer::storable)
                                .toList(),
                commit.filesComplete());
    }

    private static Contributor storable(Contributor person) {
        return new Contributor(
                person.role(),
                Texts.storable(person.name(), Texts.MAX_NAME),
                Texts.storable(person.email(), Texts.MAX_NAME),
                Texts.storable(person.login(), Texts.MAX_NAME),
                person.bot());
    }

    private static @Nullable String from(FileChange file) {
        return file.from() == null ? null : Texts.plain(file.from());
    }
}
