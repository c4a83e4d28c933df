package dev.waybill.state;

import dev.waybill.contracts.EventHeader;
import dev.waybill.contracts.Fact;
import dev.waybill.contracts.FactTypes;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.consume.CurrentFact;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.FactHeaders;
import dev.waybill.kit.event.FactIds;
import dev.waybill.kit.event.FactMetadata;
import dev.waybill.kit.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where a service says what happened, in the transaction in which it happens. The relay tells it to the broker right after the commit, at
 * least once and in order per key; if the transaction is rolled back, nothing was said.
 *
 * <p>The order of a key is that in which facts are appended, if whoever appends holds a lock on the aggregate until it commits. Take the lock
 * first, append last.
 */
@ApplicationScoped
public class Outbox {

    private static final int ENCODED_AT_ONCE = 16;

    private final DataSource dataSource;
    private final FactCodec codec;
    private final SizeLimits limits;
    private final AfterCommit afterCommit;
    private final Ids ids;
    private final Clock clock;
    private final String source;
    private final OutboxRepository rows = new OutboxRepository();

    Outbox(
            DataSource dataSource,
            FactCodec codec,
            SizeLimits limits,
            AfterCommit afterCommit,
            Ids ids,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.dataSource = dataSource;
        this.codec = codec;
        this.limits = limits;
        this.afterCommit = afterCommit;
        this.ids = ids;
        this.clock = clock;
        this.source = "/waybill/" + service;
    }

    /**
     * Says a fact.
     *
     * @param sequence the version of the aggregate; grows with every fact of one key and type family
     * @throws IllegalArgumentException if the fact is larger than its topic takes
     */
    @Transactional(TxType.MANDATORY)
    public void append(Fact fact, long sequence) {
        append(List.of(fact), sequence, isReplaying());
    }

    /**
     * Says the present state of an aggregate once more, marked as a replay: it changes copies, but nobody is mailed because of it.
     *
     * @param sequence a new version of the aggregate, or whoever has applied the last one would pass over it, be its copy whole or not
     */
    @Transactional(TxType.MANDATORY)
    public void repeat(Fact fact, long sequence) {
        append(List.of(fact), sequence, true);
    }

    /**
     * Says a fact in parts, in the order of the list. Each part says itself which one it is. The parts of one fact may also be said by several
     * calls, one after the other in one transaction.
     *
     * @param parts of one type and one key
     * @param sequence the version of the aggregate, the same for all parts
     * @throws IllegalArgumentException if a part is larger than its topic takes, or they do not belong together
     */
    @Transactional(TxType.MANDATORY)
    public void appendAll(List<? extends Fact> parts, long sequence) {
        if (parts.stream().map(part -> part.getClass() + part.key()).distinct().count() > 1) {
            throw new IllegalArgumentException("parts of different facts, but only those of one have one sequence");
        }
        append(parts, sequence, isReplaying());
    }

    /**
     * Says that what the key names is gone; for compacted topics.
     *
     * @param key in the form that the topic documents
     */
    @Transactional(TxType.MANDATORY)
    public void appendTombstone(Topic topic, String key) {
        UUID id = ids.next();
        Instant now = now();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(EventHeader.ID.wireName(), id.toString());
        headers.put(EventHeader.SOURCE.wireName(), source);
        headers.put(EventHeader.SUBJECT.wireName(), key);
        headers.put(EventHeader.TIME.wireName(), now.toString());
        String traceParent = TraceParent.current();
        if (traceParent != null) {
            headers.put(EventHeader.TRACE_PARENT.wireName(), traceParent);
        }
        insert(List.of(new OutboxRepository.NewRow(id, topic.wireName(), key, headers, null, now)));
    }

    private void append(List<? extends Fact> facts, long sequence, boolean replay) {
        Instant now = now();
        // Of a fact in many parts only some are encoded at a time.
        for (int from = 0; from < facts.size(); from += ENCODED_AT_ONCE) {
            List<? extends Fact> some = facts.subList(from, Math.min(from + ENCODED_AT_ONCE, facts.size()));
            insert(some.stream().map(fact -> row(fact, sequence, replay, now)).toList());
        }
    }

    private void insert(List<OutboxRepository.NewRow> facts) {
        Sql.with(dataSource, connection -> {
            rows.insert(connection, facts);
            return facts.size();
        });
        afterCommit.wakeRelay();
    }

    private OutboxRepository.NewRow row(Fact fact, long sequence, boolean replay, Instant now) {
        String type = FactTypes.typeOf(fact.getClass());
        Topic topic = Topic.of(fact);
        FactMetadata metadata = metadata(fact, type, sequence, replay, now);
        Map<String, String> headers = FactHeaders.toMap(metadata, fact.key());
        byte[] payload = codec.encode(fact);
        limits.check(topic, type, fact.key(), headers, payload);
        return new OutboxRepository.NewRow(metadata.id(), topic.wireName(), fact.key(), headers, payload, now);
    }

    private FactMetadata metadata(Fact fact, String type, long sequence, boolean replay, Instant now) {
        Optional<FactMetadata> cause = CurrentFact.current();
        return new FactMetadata(
                FactIds.factId(type, fact.key(), sequence, PartNumber.of(fact)),
                type,
                source,
                now,
                sequence,
                cause.map(Outbox::correlation).orElse(null),
                cause.map(FactMetadata::id).map(UUID::toString).orElse(null),
                replay,
                TraceParent.current());
    }

    /** What follows from a replay is part of it. */
    private static boolean isReplaying() {
        return CurrentFact.current().map(FactMetadata::replay).orElse(false);
    }

    /** A chain of facts is named by its first one. */
    private static String correlation(FactMetadata cause) {
        @Nullable String known = cause.correlationId();
        return known == null ? cause.id().toString() : known;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
