package dev.waybill.kit.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.contracts.EventHeader;
import dev.waybill.contracts.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that its consumer could never handle, and why.
 *
 * @param id where the original stands
 * @param key the original's, null if it had none
 * @param value the original's bytes, null if it had none
 * @param headers the original's, in order
 * @param timestamp the original's
 * @param group the consumer group that could not handle it
 * @param at when it was set aside
 * @param reason the class of the exception
 * @param message the exception's message, at most {@value #MAX_MESSAGE} characters
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DeadLetter(
        LetterId id,
        @Nullable String key,
        byte @Nullable [] value,
        List<Header> headers,
        Instant timestamp,
        String group,
        Instant at,
        String reason,
        String message) {

    static final int MAX_MESSAGE = 1024;

    /** What the Kafka connector adds to a record when it reads it. */
    private static final String CONNECTOR_PREFIX = "__smallrye";

    DeadLetter {
        headers = List.copyOf(headers);
    }

    static DeadLetter of(ConsumerRecord<String, byte[]> record, Throwable failure, String group, Instant at) {
        List<Header> headers = new ArrayList<>();
        record.headers().forEach(header -> {
            if (!header.key().startsWith(CONNECTOR_PREFIX)) {
                headers.add(header);
            }
        });
        return new DeadLetter(
                new LetterId(record.topic(), record.partition(), record.offset()),
                record.key(),
                record.value(),
                headers,
                Instant.ofEpochMilli(record.timestamp()),
                group,
                at,
                failure.getClass().getName(),
                message(failure));
    }

    /** The letter in a record of a dead-letter topic; empty if the record is a tombstone or none of ours. */
    static Optional<DeadLetter> read(ConsumerRecord<String, byte[]> record) {
        Optional<LetterId> id = record.key() == null ? Optional.empty() : LetterId.parse(record.key());
        if (record.value() == null || id.isEmpty()) {
            return Optional.empty();
        }
        List<Header> original = new ArrayList<>();
        record.headers().forEach(header -> {
            if (!header.key().startsWith(LetterHeader.PREFIX)) {
                original.add(header);
            }
        });
        return Optional.of(new DeadLetter(
                id.get(),
                text(record.headers(), LetterHeader.KEY),
                text(record.headers(), LetterHeader.NO_VALUE) == null ? record.value() : null,
                original,
                instant(record, LetterHeader.TIMESTAMP),
                textOr(record.headers(), LetterHeader.GROUP, ""),
                instant(record, LetterHeader.AT),
                textOr(record.headers(), LetterHeader.REASON, ""),
                textOr(record.headers(), LetterHeader.MESSAGE, "")));
    }

    /** The same letter for a list. */
    DeadLetter withoutValue() {
        return new DeadLetter(id, key, null, headers, timestamp, group, at, reason, message);
    }

    /** The record of the dead-letter topic. */
    ProducerRecord<String, byte[]> letter() {
        Headers letter = new RecordHeaders(headers);
        put(letter, LetterHeader.REASON, reason);
        put(letter, LetterHeader.MESSAGE, message);
        put(letter, LetterHeader.TOPIC, id.topic());
        put(letter, LetterHeader.PARTITION, Integer.toString(id.partition()));
        put(letter, LetterHeader.OFFSET, Long.toString(id.offset()));
        put(letter, LetterHeader.TIMESTAMP, timestamp.toString());
        put(letter, LetterHeader.GROUP, group);
        put(letter, LetterHeader.AT, at.toString());
        if (key != null) {
            put(letter, LetterHeader.KEY, key);
        }
        if (value == null) {
            put(letter, LetterHeader.NO_VALUE, "true");
        }
        return new ProducerRecord<>(
                topicOf(id.topic(), group), null, id.toString(), value == null ? new byte[0] : value, letter);
    }

    /** The record that marks this letter as put back. */
    ProducerRecord<String, byte[]> tombstone() {
        return new ProducerRecord<>(topicOf(id.topic(), group), id.toString(), null);
    }

    /** The original record once more, in its partition, for the group that could not handle it and no other. */
    ProducerRecord<String, byte[]> original() {
        Headers original = new RecordHeaders(headers);
        original.remove(EventHeader.REDRIVE_GROUP.wireName());
        original.add(EventHeader.REDRIVE_GROUP.wireName(), group.getBytes(UTF_8));
        return new ProducerRecord<>(id.topic(), id.partition(), key, value, original);
    }

    /** The dead-letter topic of a group for a topic. */
    static String topicOf(String topic, String group) {
        return Topic.named(topic).map(named -> named.deadLetters(group)).orElse(topic + ".dlq." + group);
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        String line = message.lines().findFirst().orElse("");
        return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE);
    }

    private static void put(Headers headers, LetterHeader name, String value) {
        headers.add(new RecordHeader(name.wireName(), value.getBytes(UTF_8)));
    }

    private static @Nullable String text(Headers headers, LetterHeader name) {
        Header header = headers.lastHeader(name.wireName());
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static String textOr(Headers headers, LetterHeader name, String absent) {
        String text = text(headers, name);
        return text == null ? absent : text;
    }

    private static Instant instant(ConsumerRecord<String, byte[]> record, LetterHeader name) {
        String text = text(record.headers(), name);
        return text == null ? Instant.ofEpochMilli(record.timestamp()) : Instant.parse(text);
    }
}
