package dev.waybill.kit.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-24T10:00:00.123Z");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:05Z");
    private static final byte[] BYTES = {(byte) 0xff, 0, 1};

    @Test
    void keepsTheOriginalAndSaysWhy() {
        ProducerRecord<String, byte[]> record = DeadLetter.of(
                        original("1/x", BYTES), new IllegalStateException("cannot\nmore"), "release", NOW)
                .letter();

        assertThat(record.topic()).isEqualTo("waybill.ranges.dlq.release");
        assertThat(record.key()).isEqualTo("waybill.ranges/3/42");
        assertThat(record.value()).isEqualTo(BYTES);
        assertThat(names(record.headers()))
                .containsExactly(
                        "ce_type=a",
                        "ce_type=b",
                        "waybill_dlq_reason=java.lang.IllegalStateException",
                        "waybill_dlq_message=cannot",
                        "waybill_dlq_topic=waybill.ranges",
                        "waybill_dlq_partition=3",
                        "waybill_dlq_offset=42",
                        "waybill_dlq_timestamp=2026-11-24T10:00:00.123Z",
                        "waybill_dlq_group=release",
                        "waybill_dlq_at=2026-11-24T10:00:05Z",
                        "waybill_dlq_key=1/x");
    }

    @Test
    void goesBackAsItCameForItsGroupOnly() {
        ProducerRecord<String, byte[]> back = there("1/x", BYTES).original();

        assertThat(back.topic()).isEqualTo("waybill.ranges");
        assertThat(back.partition()).isEqualTo(3);
        assertThat(back.key()).isEqualTo("1/x");
        assertThat(back.value()).isEqualTo(BYTES);
        assertThat(names(back.headers())).containsExactly("ce_type=a", "ce_type=b", "waybill_redrive_group=release");
    }

    @Test
    void anOriginalWithoutValueOrKeyIsNoTombstone() {
        DeadLetter letter = DeadLetter.of(original(null, null), new IllegalStateException(), "release", NOW);

        assertThat(letter.letter().value()).isEmpty();
        assertThat(letter.message()).isEmpty();
        assertThat(there(null, null).original().value()).isNull();
        assertThat(there(null, null).original().key()).isNull();
        assertThat(there(null, new byte[0]).original().value()).isEmpty();
    }

    @Test
    void aTombstoneHasTheLettersKey() {
        ProducerRecord<String, byte[]> tombstone = there("1/x", BYTES).tombstone();

        assertThat(tombstone.topic()).isEqualTo("waybill.ranges.dlq.release");
        assertThat(tombstone.key()).isEqualTo("waybill.ranges/3/42");
        assertThat(tombstone.value()).isNull();
    }

    @Test
    void theMessageIsBounded() {
        DeadLetter letter = DeadLetter.of(original("k", BYTES), new RuntimeException("é".repeat(9999)), "release", NOW);

        assertThat(letter.message()).hasSize(DeadLetter.MAX_MESSAGE);
    }

    @Test
    void whatIsNotOursIsNoLetter() {
        assertThat(DeadLetter.read(new ConsumerRecord<>("t", 0, 0, "waybill.ranges/3/42", null)))
                .isEmpty();
        assertThat(DeadLetter.read(new ConsumerRecord<>("t", 0, 0, "whatever", BYTES)))
                .isEmpty();
        assertThat(DeadLetter.read(new ConsumerRecord<>("t", 0, 0, null, BYTES)))
                .isEmpty();
    }

    @Test
    void anIdIsTopicPartitionAndOffset() {
        assertThat(LetterId.parse("waybill.ranges/3/42")).contains(new LetterId("waybill.ranges", 3, 42));
        assertThat(LetterId.parse("waybill.ranges/3")).isEmpty();
        assertThat(LetterId.parse("waybill/ranges/3/42")).isEmpty();
        assertThat(LetterId.parse("waybill.ranges/3/99999999999999999999")).isEmpty();
    }

    private static DeadLetter there(String key, byte[] value) {
        ProducerRecord<String, byte[]> sent = DeadLetter.of(
                        original(key, value), new IllegalStateException("cannot"), "release", NOW)
                .letter();
        ConsumerRecord<String, byte[]> read = new ConsumerRecord<>(sent.topic(), 0, 7, sent.key(), sent.value());
        sent.headers().forEach(read.headers()::add);
        Optional<DeadLetter> letter = DeadLetter.read(read);
        assertThat(letter).isPresent();
        return letter.get();
    }

    private static ConsumerRecord<String, byte[]> original(String key, byte[] value) {
        Headers headers = new RecordHeaders()
                .add("ce_type", "a".getBytes(UTF_8))
                .add("ce_type", "b".getBytes(UTF_8))
                .add("__smallrye_generationId", "5".getBytes(UTF_8));
        return new ConsumerRecord<>(
                "waybill.ranges",
                3,
                42,
                WRITTEN.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
    }

    private static List<String> names(Headers headers) {
        List<String> names = new ArrayList<>();
        headers.forEach(header -> names.add(header.key() + "=" + new String(header.value(), UTF_8)));
        return names;
    }
}
