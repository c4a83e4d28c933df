package dev.waybill.kit.deadletter;

import dev.waybill.kit.deadletter.LetterBox.Slot;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.event.RetryableException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Puts dead letters back: the original bytes, key and headers go to the original topic and partition, marked for this consumer group alone,
 * and when the broker has them the letter is marked as put back. A stop between the two delivers it twice, which consumers bear.
 */
@Singleton
final class Redrive {

    private static final Logger LOG = Logger.getLogger(Redrive.class);

    private final LetterBox box;
    private final LetterPublisher publisher;

    Redrive(LetterBox box, LetterPublisher publisher) {
        this.box = box;
        this.publisher = publisher;
    }

    /** Puts one letter back; false if there is none with that id. */
    boolean one(LetterId id) {
        Optional<DeadLetter> letter = box.letter(id);
        letter.ifPresent(this::putBack);
        return letter.isPresent();
    }

    /** Puts letters back in the order given; returns how many were still there. */
    int all(List<Slot> slots) {
        int done = 0;
        for (Slot slot : slots) {
            Optional<DeadLetter> letter = box.open(slot);
            if (letter.isPresent()) {
                putBack(letter.get());
                done++;
            }
        }
        return done;
    }

    private void putBack(DeadLetter letter) {
        try {
            publisher.publish(letter.original());
            publisher.publish(letter.tombstone());
        } catch (RetryableException e) {
            LOG.warnf(e, "dead letter not put back letter=%s", letter.id());
            throw ApiException.unavailable("Kafka does not answer", Duration.ofSeconds(5));
        }
        LOG.infof("dead letter put back letter=%s group=%s", letter.id(), letter.group());
    }
}
