package dev.waybill.commit.range;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.graph.GraphInMemory;
import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.contracts.RangeFact.Relation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pushes that were cut or lost are made whole by asking for what is between two commits; then ranges are as Git would say. */
class RangesOverHealedGapsTest {

    private static final Instant NOW = SimulatedRepository.START.plus(Duration.ofDays(20));

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aHealedRangeIsWhatGitSays(int seed) {
        Random random = new Random(seed);
        SimulatedRepository repository = new SimulatedRepository(random);
        List<String> heads = repository.mainHeads();
        // Somebody listens from the middle on, and hears only of main: half of it not at all, the rest cut to the
        // newest commit.
        int begin = heads.size() / 2;
        List<Push> pushes = repository.pushes().stream()
                .filter(push -> push.ref().equals("refs/heads/main"))
                .toList();
        GraphInMemory graph = new GraphInMemory();
        pushes.subList(begin, pushes.size()).forEach(push -> {
            if (random.nextBoolean()) {
                graph.store(cut(push), NOW);
            }
        });
        graph.complete(repository.whole("refs/heads/main", heads.get(begin), heads.getLast()), NOW);

        for (int from = begin; from < heads.size() - 1; from++) {
            String base = heads.get(from);
            Set<String> expected = new TreeSet<>(repository.ancestors(heads.getLast()));
            expected.removeAll(repository.ancestors(base));

            CommitRange range = new Ancestry(graph::around, 10_000).between(base, heads.getLast(), 20);

            assertThat(range.relation()).isEqualTo(Relation.AHEAD);
            assertThat(new TreeSet<>(range.ahead())).as("from %s", base).containsAll(expected);
            // A branch that left main before somebody listened may lead to what nobody knows; then the range says so.
            if (from == begin || range.complete()) {
                assertThat(new TreeSet<>(range.ahead())).isEqualTo(expected);
                assertThat(range.complete()).isTrue();
            }
        }
    }

    private static Push cut(Push push) {
        List<HostCommit> commits = push.commits();
        return new Push(
                push.ref(),
                push.before(),
                push.after(),
                false,
                commits.size() > 1,
                commits.subList(Math.max(0, commits.size() - 1), commits.size()),
                null);
    }
}
