package dev.waybill.kit.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.event.RetryableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class RedriveTest {

    private static final TopicPartition LETTERS = new TopicPartition("waybill.ranges.dlq.release", 0);
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    /** What the dead-letter topic holds, as (original offset, value), where no value is a tombstone. */
    private record Entry(long original, String value) {}

    private List<Entry> entries = List.of();

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

    private final LetterBox box = new LetterBox(this::reader, List.of(LETTERS.topic()));
    private final LetterPublisher publisher = new LetterPublisher(() -> producer);
    private final Redrive redrive = new Redrive(box, publisher);

    @Test
    void showsWhatIsLeft() {
        entries = List.of(
                new Entry(1, "first"),
                new Entry(2, "second"),
                new Entry(1, null),
                new Entry(3, "x"),
                new Entry(3, "y"));

        LetterBox.Look look = box.look();

        assertThat(look.complete()).isTrue();
        assertThat(look.slots()).extracting(slot -> slot.letter().id().offset()).containsExactly(2L, 3L);
        assertThat(look.slots()).extracting(LetterBox.Slot::offset).containsExactly(1L, 4L);
        assertThat(box.letter(id(3)))
                .hasValueSatisfying(
                        letter -> assertThat(letter.value()).asString(UTF_8).isEqualTo("y"));
        assertThat(box.letter(id(1))).isEmpty();
    }

    @Test
    void putsOneBackAndThenMarksIt() {
        entries = List.of(new Entry(1, "first"), new Entry(2, "second"));

        assertThat(redrive.one(id(2))).isTrue();
        assertThat(redrive.one(id(9))).isFalse();

        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("waybill.ranges", LETTERS.topic());
        assertThat(producer.history().getFirst().value()).asString(UTF_8).isEqualTo("second");
        assertThat(producer.history().getLast().key()).isEqualTo("waybill.ranges/3/2");
        assertThat(producer.history().getLast().value()).isNull();
    }

    @Test
    void putsAllBackInOrder() {
        entries = List.of(new Entry(1, "first"), new Entry(2, "second"));

        assertThat(redrive.all(box.look().slots())).isEqualTo(2);

        assertThat(producer.history().stream()
                        .filter(record -> record.topic().equals("waybill.ranges"))
                        .map(record -> new String(record.value(), UTF_8)))
                .containsExactly("first", "second");
    }

    @Test
    void doesNotMarkWhatTheBrokerDidNotTake() {
        entries = List.of(new Entry(1, "first"));
        producer.sendException = new TimeoutException("away");

        assertThatThrownBy(() -> redrive.one(id(1)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(503));
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void aLetterThatTheBrokerDidNotTakeIsTriedAgain() {
        producer.sendException = new TimeoutException("away");

        assertThatThrownBy(() -> publisher.publish(new ProducerRecord<>("t", new byte[0])))
                .isInstanceOf(RetryableException.class);
    }

    private static LetterId id(long offset) {
        return new LetterId("waybill.ranges", 3, offset);
    }

    private MockConsumer<String, byte[]> reader() {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
        Node node = new Node(1, "localhost", 1);
        consumer.updatePartitions(
                LETTERS.topic(),
                List.of(new PartitionInfo(LETTERS.topic(), 0, node, new Node[] {node}, new Node[] {node})));
        consumer.updateBeginningOffsets(Map.of(LETTERS, 0L));
        consumer.updateEndOffsets(Map.of(LETTERS, (long) entries.size()));
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < entries.size(); i++) {
                consumer.addRecord(record(i, entries.get(i)));
            }
        });
        return consumer;
    }

    private static ConsumerRecord<String, byte[]> record(int offset, Entry entry) {
        ConsumerRecord<String, byte[]> original =
                new ConsumerRecord<>("waybill.ranges", 3, entry.original(), "k", value(entry));
        ProducerRecord<String, byte[]> letter = DeadLetter.of(
                        original, new IllegalStateException("x"), "release", NOW.plus(Duration.ofSeconds(offset)))
                .letter();
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(LETTERS.topic(), 0, offset, letter.key(), value(entry));
        letter.headers().forEach(record.headers()::add);
        return record;
    }

    private static byte[] value(Entry entry) {
        return entry.value() == null ? null : entry.value().getBytes(UTF_8);
    }
}
