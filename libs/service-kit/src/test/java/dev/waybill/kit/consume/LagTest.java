package dev.waybill.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.kit.consume.Progress.Position;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LagTest {

    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    @Test
    void isTheAgeOfTheRecordThatIsHandled() {
        assertThat(Lag.of(PARTITION, 10, new Position(7, 1_000), 4_000, 5_500)).isEqualTo(new Lag(PARTITION, 3, 4.5));
    }

    @Test
    void isSinceWhenRecordsWaitUnread() {
        assertThat(Lag.of(PARTITION, 10, new Position(7, Progress.IDLE), 4_000, 5_500))
                .isEqualTo(new Lag(PARTITION, 3, 1.5));
    }

    @Test
    void isNothingAtTheEnd() {
        assertThat(Lag.of(PARTITION, 10, new Position(10, Progress.IDLE), 4_000, 5_500))
                .isEqualTo(new Lag(PARTITION, 0, 0));
        assertThat(Lag.of(PARTITION, 9, new Position(10, Progress.IDLE), 4_000, 5_500))
                .isEqualTo(new Lag(PARTITION, 0, 0));
    }
}
