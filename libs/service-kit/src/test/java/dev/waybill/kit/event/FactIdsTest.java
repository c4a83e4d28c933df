package dev.waybill.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactIdsTest {

    @Test
    void isForEverTheSameForTheSameFact() {
        assertThat(FactIds.factId("dev.waybill.deploy.announced.v1", "1/production", 42, 1))
                .isEqualTo(UUID.fromString("6f58950a-86a3-560f-8649-61e6c35428a8"));
    }

    @Test
    void isAVersion5Uuid() {
        assertThat(FactIds.factId("t", "k", 1, 1).version()).isEqualTo(5);
    }

    @Test
    void differsInEveryComponent() {
        assertThat(Stream.of(
                        FactIds.factId("t", "k", 1, 1),
                        FactIds.factId("u", "k", 1, 1),
                        FactIds.factId("t", "l", 1, 1),
                        FactIds.factId("t", "k", 2, 1),
                        FactIds.factId("t", "k", 1, 2),
                        FactIds.factId("t", "k\n1", 1, 1)))
                .doesNotHaveDuplicates();
    }
}
