package dev.waybill.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final InstantSource source = () -> now;
    private final Circuit circuit = new Circuit(source.withZone(ZoneOffset.UTC), new Random(1));

    @Test
    void aChannelThatAnswersIsNotHeldBack() {
        assertThat(circuit.permit(4)).isEqualTo(4);
        circuit.answered();
        assertThat(circuit.permit(4)).isEqualTo(4);
        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void afterAnOutageNothingThenOneProbeThenEverything() {
        // Given
        circuit.unreachable();
        assertThat(circuit.isOpen()).isTrue();
        assertThat(circuit.permit(4)).isZero();

        // When
        now = now.plusSeconds(2);

        // Then
        assertThat(circuit.permit(4)).isEqualTo(1);
        assertThat(circuit.permit(4)).isZero();
        circuit.answered();
        assertThat(circuit.permit(4)).isEqualTo(4);
    }

    @Test
    void aProbeThatFoundNothingToSendMayBeTakenAgain() {
        circuit.unreachable();
        now = now.plusSeconds(2);
        assertThat(circuit.permit(4)).isEqualTo(1);

        circuit.unused();

        assertThat(circuit.permit(4)).isEqualTo(1);
    }

    @Test
    void messagesThatWereOnTheirWayTogetherAreOneOutage() {
        circuit.unreachable();
        circuit.unreachable();
        circuit.unreachable();

        now = now.plusMillis(1_001);

        assertThat(circuit.permit(1)).isEqualTo(1);
    }

    @Test
    void pausesGrowToAMinute() {
        Duration longest = Duration.ZERO;
        for (int outage = 0; outage < 20; outage++) {
            circuit.unreachable();
            Instant since = now;
            while (circuit.permit(1) == 0) {
                now = now.plusMillis(100);
            }
            longest = Duration.between(since, now);
        }

        assertThat(longest).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(61));
    }
}
