package dev.waybill.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.Part;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartSplitterTest {

    private static final int ROOM = Part.MAX_BYTES - PartSplitter.FRAME_BYTES;

    @Test
    void anEmptyListIsOneEmptyPart() {
        assertThat(PartSplitter.split(List.<Integer>of(), item -> 1)).containsExactly(List.of());
    }

    @Test
    void cutsAtFiveHundredItems() {
        List<Integer> items = IntStream.range(0, 1001).boxed().toList();

        assertThat(PartSplitter.split(items, item -> 10)).extracting(List::size).containsExactly(500, 500, 1);
    }

    @Test
    void cutsAtTheBytes() {
        List<Integer> items = List.of(ROOM / 2, ROOM / 2 - 1, 1, ROOM - 1);

        assertThat(PartSplitter.split(items, item -> item))
                .containsExactly(List.of(ROOM / 2), List.of(ROOM / 2 - 1, 1), List.of(ROOM - 1));
    }

    @Test
    void refusesAnItemThatFitsNowhere() {
        assertThatThrownBy(() -> PartSplitter.split(List.of(ROOM), item -> item))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsOrderAndLimitsForAnyList(long seed) {
        Random random = new Random(seed);
        List<Integer> items = random.ints(3000, 1, 9000).boxed().toList();

        List<List<Integer>> parts = PartSplitter.split(items, item -> item);

        assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(items);
        assertThat(parts).allSatisfy(part -> {
            assertThat(part).hasSizeBetween(1, Part.MAX_ITEMS);
            assertThat(part.stream().mapToInt(item -> item + 1).sum()).isLessThanOrEqualTo(ROOM);
        });
    }
}
