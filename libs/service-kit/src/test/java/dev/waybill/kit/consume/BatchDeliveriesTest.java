package dev.waybill.kit.consume;

import static dev.waybill.kit.consume.Fixture.PARTITION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.DirectoryFact;
import dev.waybill.contracts.TelemetryType;
import dev.waybill.kit.event.RetryableException;
import dev.waybill.kit.event.TelemetryHeaders;
import dev.waybill.kit.event.TelemetryMetadata;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BatchDeliveriesTest {

    private record Call(List<Long> organizations, Map<TopicPartition, Long> next) {}

    private final Fixture fixture = new Fixture();
    private final List<Call> calls = new ArrayList<>();
    private final List<Map<TopicPartition, Long>> passed = new ArrayList<>();

    /** Fails for organisation 13 as something of our own would, and fails {@code outages} times for another reason first. */
    private final class Handler implements BatchHandler<DirectoryFact> {

        private int outages;

        @Override
        public void on(List<Received<DirectoryFact>> facts, Map<TopicPartition, Long> nextOffsets) {
            List<Long> organizations = facts.stream()
                    .map(received -> received.fact().organizationId())
                    .toList();
            calls.add(new Call(organizations, nextOffsets));
            if (outages-- > 0) {
                throw new RetryableException("database away");
            }
            if (organizations.contains(13L)) {
                throw new IllegalStateException("bug");
            }
        }

        @Override
        public void passed(Map<TopicPartition, Long> nextOffsets) {
            passed.add(nextOffsets);
        }
    }

    private final Handler handler = new Handler();

    @Test
    void handsAPollOverAtOnceWithTheOffsetsBehindIt() {
        fixture.fact(Fixture.organization(1));
        fixture.record("k", "junk".getBytes(UTF_8));
        fixture.fact(Fixture.organization(2));
        fixture.record("organization/9", null);

        fixture.deliveries.batch(fixture.poll(), DirectoryFact.class, handler);

        assertThat(calls).containsExactly(new Call(List.of(1L, 2L), Map.of(PARTITION, 4L)));
        assertThat(fixture.letters).containsExactly(1L);
        assertThat(passed).isEmpty();
        assertThat(fixture.counted("handled")).isEqualTo(2);
        assertThat(fixture.counted("tombstone")).isEqualTo(1);
    }

    @Test
    void repeatsTheWholePollWhileSomethingIsAway() {
        fixture.fact(Fixture.organization(1));
        fixture.fact(Fixture.organization(2));
        handler.outages = 2;

        fixture.deliveries.batch(fixture.poll(), DirectoryFact.class, handler);

        assertThat(calls).hasSize(3).allMatch(new Call(List.of(1L, 2L), Map.of(PARTITION, 2L))::equals);
        assertThat(fixture.letters).isEmpty();
    }

    @Test
    void isolatesTheOneAtFault() {
        fixture.fact(Fixture.organization(1));
        fixture.fact(Fixture.organization(13));
        fixture.fact(Fixture.organization(2));

        fixture.deliveries.batch(fixture.poll(), DirectoryFact.class, handler);

        assertThat(calls)
                .containsExactly(
                        new Call(List.of(1L, 13L, 2L), Map.of(PARTITION, 3L)),
                        new Call(List.of(1L), Map.of(PARTITION, 1L)),
                        new Call(List.of(13L), Map.of(PARTITION, 2L)),
                        new Call(List.of(2L), Map.of(PARTITION, 3L)));
        assertThat(fixture.letters).containsExactly(1L);
        assertThat(passed).containsExactly(Map.of(PARTITION, 3L));
    }

    @Test
    void tellsTheOffsetsOfAPollWithNothingToHandOver() {
        fixture.record("k", "junk".getBytes(UTF_8));

        fixture.deliveries.batch(fixture.poll(), DirectoryFact.class, handler);

        assertThat(calls).isEmpty();
        assertThat(passed).containsExactly(Map.of(PARTITION, 1L));
    }

    @Test
    void aStopLeavesEverything() {
        fixture.fact(Fixture.organization(1));
        fixture.attempts.stop(new ShutdownEvent());

        assertThatThrownBy(() -> fixture.deliveries.batch(fixture.poll(), DirectoryFact.class, handler))
                .isInstanceOf(StoppedException.class);
        assertThat(calls).isEmpty();
        assertThat(passed).isEmpty();
    }

    @Test
    void handsTelemetryOverAsItIs() {
        // Given
        TelemetryMetadata metadata = new TelemetryMetadata(
                new UUID(1, 2), TelemetryType.ERROR_SEEN, "/s", Instant.EPOCH, 1, 2, "1.0", null, false, null);
        ConsumerRecord<String, byte[]> record = fixture.record("2/e", "{\"sdk\":1}".getBytes(UTF_8));
        TelemetryHeaders.toRecord(metadata, "2/e").forEach(record.headers()::add);
        fixture.record("2/f", "{}".getBytes(UTF_8)).headers().add("ce_type", "of.the.future".getBytes(UTF_8));
        fixture.record("2/g", "{}".getBytes(UTF_8));
        List<ReceivedTelemetry> received = new ArrayList<>();

        // When
        fixture.deliveries.telemetry(fixture.poll(), (items, _) -> received.addAll(items));

        // Then
        assertThat(received).singleElement().satisfies(item -> {
            assertThat(item.metadata()).isEqualTo(metadata);
            assertThat(item.json()).asString(UTF_8).isEqualTo("{\"sdk\":1}");
            assertThat(item).hasToString("ReceivedTelemetry[ERROR_SEEN, 2/e, 9 bytes]");
        });
        assertThat(fixture.letters).containsExactly(2L);
        assertThat(fixture.counted("unknown-type")).isEqualTo(1);
    }
}
