package dev.waybill.ingest.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = 1_000_000_000L;

    private final Pace pace = new Pace(0);

    @Test
    void cutsAConnectionThatNeverSendsAWholeHead() {
        assertThat(firstCut(1, false)).isLessThanOrEqualTo(10);
    }

    @Test
    void leavesAnIdleConnectionToTheIdleTimeout() {
        pace.headComplete(SECOND);
        pace.requestComplete();

        assertThat(pace.isTooSlow(3_600 * SECOND, false)).isFalse();
    }

    @Test
    void measuresTheNextHeadFromItsFirstByte() {
        pace.headComplete(SECOND);
        pace.requestComplete();
        pace.received(1, 100 * SECOND);

        assertThat(pace.isTooSlow(105 * SECOND, false)).isFalse();
        assertThat(pace.isTooSlow(109 * SECOND, false)).isTrue();
    }

    @Test
    void cutsADrippingBody() {
        pace.headComplete(0);

        assertThat(firstCut(1, true)).isLessThanOrEqualTo(10);
    }

    @Test
    void cutsABodyThatDripsAfterAGoodBeginning() {
        pace.headComplete(0);
        pace.received(100_000, 0);

        assertThat(firstCut(1, true)).isLessThanOrEqualTo(10);
    }

    @Test
    void bearsASteadyBodyAMinuteAtMost() {
        pace.headComplete(0);

        assertThat(firstCut(Pace.LEAST_BYTES_PER_WINDOW, true)).isEqualTo(Pace.BODY_SECONDS);
    }

    @Test
    void saysNothingOnceTheBodyIsThere() {
        pace.headComplete(0);

        assertThat(pace.isTooSlow(3_600 * SECOND, false)).isFalse();
    }

    /** The second at which a peer is cut that sends so many bytes a second, looked at every second. */
    private int firstCut(int bytesPerSecond, boolean bodyOutstanding) {
        int second = 0;
        boolean cut = false;
        while (!cut && second < 100) {
            second++;
            pace.received(bytesPerSecond, second * SECOND - 1);
            cut = pace.isTooSlow(second * SECOND, bodyOutstanding);
        }
        return second;
    }
}
