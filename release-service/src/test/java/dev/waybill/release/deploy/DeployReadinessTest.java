package dev.waybill.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeployReadinessTest {

    private static final Instant SETTLE_BY = Instant.parse("2026-11-24T10:02:00Z");
    private static final Instant BEFORE = SETTLE_BY.minusMillis(1);

    @Test
    void isSettledWhenCommitsAndRangesAre() {
        assertThat(DeployReadiness.of(true, true, SETTLE_BY, BEFORE)).isEqualTo(DeployReadiness.SETTLED);
        assertThat(DeployReadiness.of(true, true, SETTLE_BY, SETTLE_BY)).isEqualTo(DeployReadiness.SETTLED);
    }

    @Test
    void waitsForEither() {
        assertThat(DeployReadiness.of(false, true, SETTLE_BY, BEFORE)).isEqualTo(DeployReadiness.WAITING);
        assertThat(DeployReadiness.of(true, false, SETTLE_BY, BEFORE)).isEqualTo(DeployReadiness.WAITING);
    }

    @Test
    void isLateWhenTheTimeIsUp() {
        assertThat(DeployReadiness.of(false, true, SETTLE_BY, SETTLE_BY)).isEqualTo(DeployReadiness.LATE);
        assertThat(DeployReadiness.of(true, false, SETTLE_BY, SETTLE_BY)).isEqualTo(DeployReadiness.LATE);
    }
}
