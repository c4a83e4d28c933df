package dev.waybill.commit.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefMoveTest {

    @Test
    void aMoveFromWhereTheRefIsIsNotLate() {
        assertThat(new RefMove("b", "a").isLate("b", List.of(new RefMove("a", "b"))))
                .isFalse();
    }

    @Test
    void aMoveThatIsToldAfterItsFollowerIsLate() {
        assertThat(new RefMove("a", "b").isLate("c", List.of(new RefMove("b", "c"))))
                .isTrue();
    }

    @Test
    void aMoveAfterALostOneIsNotLate() {
        assertThat(new RefMove("c", "d").isLate("b", List.of(new RefMove("a", "b"))))
                .isFalse();
    }

    @Test
    void aMoveBeforeADeletionThatWasToldAlreadyIsLate() {
        assertThat(new RefMove("a", "b").isLate(null, List.of(new RefMove("b", null))))
                .isTrue();
    }
}
