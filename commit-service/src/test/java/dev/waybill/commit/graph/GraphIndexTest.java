package dev.waybill.commit.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphIndexTest {

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ancestryIsThatOfTheGraphHoweverItCame(int seed) {
        Random random = new Random(seed);
        int size = 2 + random.nextInt(60);
        List<GraphIndex.Row> rows = new ArrayList<>();
        BitSet[] reach = new BitSet[size];
        for (int i = 0; i < size; i++) {
            reach[i] = new BitSet();
            reach[i].set(i);
            long[] parents = random.longs(i == 0 ? 0 : random.nextInt(4), Math.max(0, i - 8), Math.max(1, i))
                    .distinct()
                    .toArray();
            for (long parent : parents) {
                reach[i].or(reach[(int) parent]);
            }
            // As in a database: numbers and revisions grow, a generation is above those of the parents.
            rows.add(new GraphIndex.Row(i, 1_000 + i, i * 10L + random.nextInt(10), false, parents));
        }
        GraphIndex index = new GraphIndex();
        int half = random.nextInt(size);
        List<GraphIndex.Row> later = new ArrayList<>(rows.subList(half, size));
        // Some were only named at first.
        List<GraphIndex.Row> first = rows.subList(0, half).stream()
                .map(row -> random.nextInt(5) > 0 ? row : new GraphIndex.Row(row.number(), 1, 0, true, new long[0]))
                .toList();
        first.stream().filter(GraphIndex.Row::gap).forEach(row -> later.add(rows.get((int) row.number())));
        Collections.shuffle(later, random);
        index.update(first);
        index.update(later);

        for (int head = 0; head < size; head++) {
            assertThat(index.ancestors(head)).isEqualTo(reach[head]);
            for (int commit = 0; commit < size; commit++) {
                boolean contained = reach[head].get(commit);
                assertThat(index.contains(head, commit)).isEqualTo(contained ? Containment.YES : Containment.NO);
                assertThat(index.descendants(commit).get(head)).isEqualTo(contained);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onlyAGapOnTheWayLeavesItOpen(int seed) {
        GraphIndex index = new GraphIndex();
        index.update(List.of(
                new GraphIndex.Row(seed, 1, 10, true, new long[0]),
                new GraphIndex.Row(seed + 1, 2, 20, false, new long[] {seed}),
                new GraphIndex.Row(seed + 2, 3, 5, false, new long[0]),
                new GraphIndex.Row(seed + 3, 4, 15, false, new long[0]),
                new GraphIndex.Row(seed + 4, 5, 20, false, new long[] {seed})));

        assertThat(index.contains(1, 2)).isEqualTo(Containment.UNKNOWN);
        // Its generation is higher than that of the gap, which is only the least that one can be.
        assertThat(index.contains(1, 3)).isEqualTo(Containment.UNKNOWN);
        assertThat(index.contains(1, 0)).isEqualTo(Containment.YES);
        assertThat(index.contains(1, 4))
                .as("comes after the gap, so it is not behind it")
                .isEqualTo(Containment.NO);
        assertThat(index.contains(3, 2)).as("no gap on the way").isEqualTo(Containment.NO);
        assertThat(index.mayHaveMoreDescendants(2)).isTrue();
        assertThat(index.mayHaveMoreDescendants(3)).isTrue();
        assertThat(index.mayHaveMoreDescendants(0)).isFalse();
        assertThat(index.mayHaveMoreDescendants(4)).isFalse();
    }
}
