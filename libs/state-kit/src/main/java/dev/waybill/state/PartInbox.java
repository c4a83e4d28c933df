package dev.waybill.state;

import dev.waybill.contracts.Fact;
import dev.waybill.contracts.Part;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.FactIds;
import dev.waybill.kit.event.FactMetadata;
import dev.waybill.kit.event.PoisonEventException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Keeps the parts of a fact until all have come, in whatever order and however often. */
@ApplicationScoped
public class PartInbox {

    /** The most parts of one fact. */
    public static final int MAX_PARTS = 300;

    private final DataSource dataSource;
    private final FactCodec codec;
    private final Clock clock;
    private final PartRepository parts = new PartRepository();

    PartInbox(DataSource dataSource, FactCodec codec, Clock clock) {
        this.dataSource = dataSource;
        this.codec = codec;
        this.clock = clock;
    }

    /**
     * Takes a part. A fact that comes again as a whole is given again as a whole; whether it was applied is for {@link Inbox} or
     * the row of the effect to say. All parts are in memory at once: for facts that have few.
     *
     * @param consumer a name within the service that never changes
     * @param type the fact's record
     * @return all parts in order if this was the last one missing, else empty
     * @throws PoisonEventException if the fact has more than {@value #MAX_PARTS} parts
     */
    @Transactional(TxType.MANDATORY)
    public <F extends Fact> Optional<List<F>> collect(
            String consumer, FactMetadata metadata, F fact, Part part, Class<F> type) {
        List<F> all = new ArrayList<>();
        return collectEach(consumer, metadata, fact, part, type, all::add) ? Optional.of(all) : Optional.empty();
    }

    /**
     * Takes a part as {@link #collect} does, and gives the parts one after the other, so that only one of them is in memory at a time.
     *
     * @param each gets every part in order if this was the last one missing, else none
     * @return whether this was the last one missing
     * @throws PoisonEventException if the fact has more than {@value #MAX_PARTS} parts
     */
    @Transactional(TxType.MANDATORY)
    public <F extends Fact> boolean collectEach(
            String consumer, FactMetadata metadata, F fact, Part part, Class<F> type, Consumer<? super F> each) {
        if (part.of() == 1) {
            each.accept(fact);
            return true;
        }
        if (part.of() > MAX_PARTS) {
            throw new PoisonEventException("a fact in " + part.of() + " parts, more than " + MAX_PARTS);
        }
        // No part has the number 0, so this is the id of the parts together.
        UUID whole = FactIds.factId(metadata.type(), fact.key(), metadata.sequence(), 0);
        return Sql.with(dataSource, connection -> {
            parts.lock(connection, whole);
            parts.keep(connection, consumer, whole, part, codec.encode(fact), clock.instant());
            if (parts.count(connection, consumer, whole) < part.of()) {
                return false;
            }
            for (int number = 1; number <= part.of(); number++) {
                each.accept(codec.read(parts.read(connection, consumer, whole, number), type));
            }
            parts.forget(connection, consumer, whole);
            return true;
        });
    }
}
