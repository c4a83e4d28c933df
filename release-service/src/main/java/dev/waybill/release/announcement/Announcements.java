package dev.waybill.release.announcement;

import dev.waybill.contracts.Fact;
import dev.waybill.state.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.List;

/**
 * Appends facts to the outbox in the caller's transaction.
 *
 * <p>The sequence of a fact comes from one database sequence. It grows for every key as long as whoever tells something about an aggregate
 * holds that aggregate's row lock first, and it never starts again for a key that was deleted and made anew.
 */
@ApplicationScoped
public class Announcements {

    private final Outbox outbox;
    private final SequenceRepository sequences;

    @Inject
    Announcements(Outbox outbox, SequenceRepository sequences) {
        this.outbox = outbox;
        this.sequences = sequences;
    }

    /** The next version for an aggregate; greater than all that were given before. */
    public long nextVersion() {
        return sequences.next();
    }

    /** Tells a fact under the next sequence. */
    public void tell(Fact fact) {
        outbox.append(fact, sequences.next());
    }

    /** Tells a fact as the state that an entry had at that version. */
    public void tell(Fact fact, long version) {
        outbox.append(fact, version);
    }

    /** Tells facts of different aggregates, each under a sequence of its own. */
    public void tellAll(List<? extends Fact> facts) {
        Iterator<Long> next = sequences.next(facts.size()).iterator();
        facts.forEach(fact -> outbox.append(fact, next.next()));
    }

    /** Tells the state of an entry once more under a new version, marked as a replay. */
    public void repeat(Fact fact, long version) {
        outbox.repeat(fact, version);
    }

    /** Tells the parts of one fact under one sequence. */
    public void tellParts(List<? extends Fact> parts) {
        outbox.appendAll(parts, sequences.next());
    }
}
