package dev.waybill.bench.commits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HistoryStreamTest {

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() throws IOException {
        assertThat(written(300, 1)).isEqualTo(written(300, 1)).isNotEqualTo(written(300, 2));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "17,3", "1000,4", "1000,5"})
    void hasThatManyCommitsAndEachIsReachedFromABranch(int commits, long seed) throws IOException {
        History history = History.of(written(commits, seed));
        assertThat(history.parents).hasSize(commits);
        assertThat(history.reached(history.branches.values().stream())).hasSize(commits);
    }

    @Test
    void parentsComeFirstAndOnlyTheFirstCommitHasNone() throws IOException {
        History history = History.of(written(1_000, 6));
        history.parents.forEach((commit, parents) -> {
            assertThat(parents).allSatisfy(parent -> assertThat(parent).isBetween(1, commit - 1));
            assertThat(parents.isEmpty()).isEqualTo(commit == 1);
        });
    }

    @Test
    void branchesAreMergedIntoAMainLineThatHasMostOfIt() throws IOException {
        History history = History.of(written(1_000, 7));
        long merges = history.parents.values().stream()
                .filter(parents -> parents.size() == 2)
                .count();
        assertThat(merges).isBetween(50L, 200L);
        assertThat(history.reached(Stream.of(history.branches.get("refs/heads/main"))))
                .hasSizeGreaterThan(900);
    }

    private static String written(int commits, long seed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HistoryStream.write(commits, seed, out);
        return out.toString(UTF_8);
    }

    /** What {@code git fast-import} makes of a stream. */
    private static final class History {

        private final Map<Integer, List<Integer>> parents = new HashMap<>();

        /** Where branches point at the end; the stream writes one that it does not keep, whose commits others have. */
        private final Map<String, Integer> branches = new HashMap<>();

        static History of(String stream) {
            History history = new History();
            String branch = "";
            int commit = 0;
            for (String line : stream.lines().toList()) {
                if (line.startsWith("commit ") || line.startsWith("reset ")) {
                    branch = line.substring(line.indexOf(' ') + 1);
                    commit = 0;
                } else if (line.startsWith("mark :")) {
                    commit = mark(line);
                    history.parents.put(commit, List.of());
                    history.branches.put(branch, commit);
                } else if (line.startsWith("from :") || line.startsWith("merge :")) {
                    if (commit == 0) {
                        history.branches.put(branch, mark(line));
                    } else {
                        history.parents.merge(
                                commit,
                                List.of(mark(line)),
                                (some, more) -> Stream.concat(some.stream(), more.stream())
                                        .toList());
                    }
                }
            }
            return history;
        }

        Set<Integer> reached(Stream<Integer> from) {
            Set<Integer> reached = new HashSet<>();
            Deque<Integer> open = new ArrayDeque<>(from.toList());
            while (!open.isEmpty()) {
                int next = open.pop();
                if (reached.add(next)) {
                    open.addAll(parents.get(next));
                }
            }
            return reached;
        }

        private static int mark(String line) {
            return Integer.parseInt(line.substring(line.indexOf(':') + 1));
        }
    }
}
