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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Keeps the parts of a fact until all have come, in whatever order and however often. */
@ApplicationScoped
public class PartInbox {

    /** The most parts of one fact: they are all in memory when the last has come. */
    public static final int MAX_PARTS = 200;

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
     * Takes a part. A fact that comes again as a whole is given again as a whole; whether it was applied is for {@link AppliedSequences} or
     * {@link Inbox} to say.
     *
     * @param consumer a name within the service that never changes
     * @param type the fact's record
     * @return all parts in order if this was the last one missing, else empty
     * @throws PoisonEventException if the fact has more than {@value #MAX_PARTS} parts
     */
    @Transactional(TxType.MANDATORY)
    public <F extends Fact> Optional<List<F>> collect(
            String consumer, FactMetadata metadata, F fact, Part part, Class<F> type) {
        if (part.of() == 1) {
            return Optional.of(List.of(fact));
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
                return Optional.empty();
            }
            return Optional.of(parts.take(connection, consumer, whole).stream()
                    .map(payload -> codec.read(payload, type))
                    .toList());
        });
    }
}
