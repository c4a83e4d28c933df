package dev.waybill.commit.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.commit.GeneratedHistory;
import dev.waybill.commit.GitRepository;
import dev.waybill.commit.graph.GraphInMemory;
import dev.waybill.commit.graph.ImportedCommit;
import dev.waybill.contracts.Person;
import dev.waybill.contracts.RangeFact.Relation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranges over histories that were imported are what {@code git rev-list} says: merges, octopuses, criss-crosses, several roots. */
class RangesOverHistoryTest {

    private static final int HISTORIES = 300;
    private static final Person NOBODY = new Person(null, null);

    @TempDir
    static Path temporary;

    @Test
    void aRangeIsThatOfGit() {
        assumeTrue(GitRepository.isGitInstalled(), "Git is not installed here, so there is nobody to compare with");
        GitRepository git = GitRepository.create(temporary.resolve("generated"));
        git.fastImport(GeneratedHistory.stream(HISTORIES, 25, 42));
        GraphInMemory graph = new GraphInMemory();
        Map<String, List<String>> parents = importAll(git, graph);
        Map<String, String> heads = new HashMap<>();
        git.ask("for-each-ref", "--format=%(refname:short) %(objectname)")
                .forEach(line -> heads.put(line.split(" ")[0], line.split(" ")[1]));

        int diverged = 0;
        for (int history = 0; history < HISTORIES; history++) {
            for (int branch = 1; branch < 4; branch++) {
                String base = heads.get("h" + history + "/" + branch);
                String head = heads.get("h" + history + "/" + (branch - 1));
                CommitRange range = new Ancestry(graph::around, 10_000).between(base, head, 20);

                assertThat(new TreeSet<>(range.ahead())).isEqualTo(without(parents, head, base));
                assertThat(new TreeSet<>(range.behind())).isEqualTo(without(parents, base, head));
                assertThat(range.ahead()).doesNotHaveDuplicates();
                assertThat(range.complete()).isTrue();
                if (range.relation() == Relation.DIVERGED && diverged < 60) {
                    diverged++;
                    assertAsGitSays(git, base, head, range);
                }
            }
        }
        assertThat(diverged).isEqualTo(60);
    }

    private static void assertAsGitSays(GitRepository git, String base, String head, CommitRange range) {
        Set<String> sides = new HashSet<>();
        range.ahead().forEach(sha -> sides.add(">" + sha));
        range.behind().forEach(sha -> sides.add("<" + sha));
        assertThat(sides).isEqualTo(Set.copyOf(git.ask("rev-list", "--left-right", base + "..." + head)));
        // No merge base is an error for Git.
        List<String> bases =
                git.ask("rev-list", "--max-count=1", base, "--not", head).isEmpty() || range.mergeBase() == null
                        ? List.of()
                        : git.ask("merge-base", "--all", base, head);
        if (range.mergeBase() != null) {
            assertThat(bases).contains(range.mergeBase());
        }
    }

    private static Map<String, List<String>> importAll(GitRepository git, GraphInMemory graph) {
        Map<String, List<String>> parents = new HashMap<>();
        List<ImportedCommit> commits = new ArrayList<>();
        for (String line : git.ask("log", "--all", "--topo-order", "--reverse", "--format=%H %ct %P")) {
            List<String> words = List.of(line.split(" "));
            List<String> above = words.subList(2, words.size());
            parents.put(words.getFirst(), above);
            Instant time = Instant.ofEpochSecond(Long.parseLong(words.get(1)));
            commits.add(new ImportedCommit(words.getFirst(), above, "", NOBODY, NOBODY, time, List.of(), null, false));
        }
        graph.importAll(commits, Instant.ofEpochSecond(1_800_000_000));
        return parents;
    }

    private static TreeSet<String> without(Map<String, List<String>> parents, String one, String other) {
        TreeSet<String> found = ancestors(parents, one);
        found.removeAll(ancestors(parents, other));
        return found;
    }

    private static TreeSet<String> ancestors(Map<String, List<String>> parents, String sha) {
        TreeSet<String> found = new TreeSet<>();
        List<String> open = new ArrayList<>(List.of(sha));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (found.add(next)) {
                open.addAll(parents.get(next));
            }
        }
        return found;
    }
}
