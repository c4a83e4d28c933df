package dev.waybill.kit.consume;

import static dev.waybill.kit.consume.Fixture.PARTITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.DirectoryFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SupersededBatchTest {

    private static final TopicPartition OTHER = new TopicPartition(PARTITION.topic(), 1);

    private record Call(List<Long> organizations, Map<TopicPartition, Long> first, Map<TopicPartition, Long> next) {}

    private final Fixture fixture = new Fixture();
    private final List<Call> calls = new ArrayList<>();

    @Test
    void handsOverAgainWhatHadNoEffectYet() {
        List.of(1L, 2L, 3L).forEach(id -> fixture.fact(PARTITION, Fixture.organization(id)));
        fixture.fact(OTHER, Fixture.organization(4));

        deliver(Map.of(PARTITION, 2L));

        assertThat(calls)
                .containsExactly(
                        new Call(
                                List.of(1L, 2L, 3L, 4L),
                                Map.of(PARTITION, 0L, OTHER, 0L),
                                Map.of(PARTITION, 3L, OTHER, 1L)),
                        new Call(List.of(3L, 4L), Map.of(PARTITION, 2L, OTHER, 0L), Map.of(PARTITION, 3L, OTHER, 1L)));
        assertThat(fixture.letters).isEmpty();
    }

    @Test
    void leavesOutAPartitionThatHadItsWholeEffect() {
        fixture.fact(PARTITION, Fixture.organization(1));
        fixture.fact(OTHER, Fixture.organization(4));

        deliver(Map.of(PARTITION, 7L));

        assertThat(calls.getLast()).isEqualTo(new Call(List.of(4L), Map.of(OTHER, 0L), Map.of(OTHER, 1L)));
        assertThat(fixture.letters).isEmpty();
    }

    @Test
    void isDoneWhenEverythingHadItsEffect() {
        fixture.fact(PARTITION, Fixture.organization(1));

        deliver(Map.of(PARTITION, 1L));

        assertThat(calls).hasSize(1);
        assertThat(fixture.letters).isEmpty();
    }

    private void deliver(Map<TopicPartition, Long> applied) {
        fixture.deliveries.batch(fixture.poll(), DirectoryFact.class, (facts, next) -> {
            calls.add(new Call(
                    facts.stream()
                            .map(received -> received.fact().organizationId())
                            .toList(),
                    CurrentBatch.firstOffsets().orElseThrow(),
                    next));
            if (calls.size() == 1) {
                throw new SupersededException(applied);
            }
        });
    }
}
