package dev.waybill.commit.range;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.graph.GraphInMemory;
import dev.waybill.commit.graph.Push;
import dev.waybill.contracts.RangeFact.Relation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pushes tell no parents, yet what was between two states of a branch comes out as Git would say it. */
class RangesOverPushesTest {

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatMainGotBetweenTwoPushesIsWhatGitSays(int seed) {
        Random random = new Random(seed);
        SimulatedRepository repository = new SimulatedRepository(random);
        List<Push> pushes = new ArrayList<>(repository.pushes());
        if (seed % 2 == 0) {
            Collections.shuffle(pushes, random);
        }
        GraphInMemory graph = new GraphInMemory();
        pushes.forEach(push -> graph.store(push, SimulatedRepository.START.plus(Duration.ofDays(20))));

        List<String> heads = repository.mainHeads();
        for (int from = 0; from < heads.size(); from++) {
            for (int to = from + 1; to < heads.size(); to++) {
                String base = heads.get(from);
                String head = heads.get(to);
                Set<String> expected = new TreeSet<>(repository.ancestors(head));
                expected.removeAll(repository.ancestors(base));

                CommitRange range = new Ancestry(graph::around, 10_000).between(base, head, 20);

                assertThat(range.relation()).isEqualTo(Relation.AHEAD);
                assertThat(new TreeSet<>(range.ahead())).isEqualTo(expected);
                assertThat(range.complete()).isTrue();
                assertThat(new Ancestry(graph::around, 10_000)
                                .between(head, base, 20)
                                .behind())
                        .isEqualTo(range.ahead());
            }
        }
    }
}
