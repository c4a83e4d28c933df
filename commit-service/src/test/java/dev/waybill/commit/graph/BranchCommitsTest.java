package dev.waybill.commit.graph;

import static dev.waybill.commit.graph.Pushes.NOW;
import static dev.waybill.commit.graph.Pushes.commit;
import static dev.waybill.commit.graph.Pushes.push;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BranchCommitsTest {

    private final GraphInMemory graph = new GraphInMemory();

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 200);
    }

    @Test
    void allThatWerePushedAtOnceAreFound() {
        store(push("b", "m1", "m1"));
        store(push("m1", "t3", "t1", "t2", "t3"));
        store(push("m1", "s", "s"));

        assertThat(found("t3", "m1")).isEqualTo(new BranchCommits.Found(List.of("t3", "t2", "t1"), true));
    }

    @Test
    void whatTheTargetGotMeanwhileIsNotTheBranchs() {
        store(push("b", "m2", "m1", "m2"));
        store(push("m1", "t1", "t1"));
        store(push("m2", "m3", "m3"));
        store(merge("t2", "t1", "m3"));
        store(push("t2", "t3", "t3"));

        assertThat(found("t3", "m3").commits()).containsExactlyInAnyOrder("t1", "t2", "t3");
    }

    @Test
    void ofABranchOfWhichNobodyKnowsWhereItBeganThereMayBeMore() {
        store(push("b", "m1", "m1"));
        store(push(null, "t2", newer("t1"), newer("t2")));

        assertThat(found("t2", "m1")).isEqualTo(new BranchCommits.Found(List.of("t2", "t1"), false));
    }

    @Test
    void nothingIsFoundIfItMayBeTheTargets() {
        store(push("b", "m2", "m1", "m2"));
        store(push("m2", "t1", "t1"));
        // A push of the target was lost, so nobody knows that it has m1 and m2.
        store(push("m4", "s", "s"));

        assertThat(found("t1", "m4")).isEqualTo(BranchCommits.Found.NOTHING);
    }

    @Test
    void nothingIsFoundOfWhatDoesNotExistOrIsTooLong() {
        store(push("b", "m1", "m1"));
        String[] many = IntStream.rangeClosed(0, BranchCommits.MOST)
                .mapToObj(i -> "t" + i)
                .toArray(String[]::new);
        store(push("m1", many[many.length - 1], many));

        assertThat(found("nothing", "m1")).isEqualTo(BranchCommits.Found.NOTHING);
        assertThat(found(many[many.length - 1], "m1")).isEqualTo(BranchCommits.Found.NOTHING);
        assertThat(found(many[many.length - 2], "m1").commits()).hasSize(BranchCommits.MOST);
    }

    /** Whatever the shape, a graph that is whole gives what Git would say. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatABranchHasOfItsOwnIsWhatGitSays(int seed) {
        Random random = new Random(seed);
        Map<String, Set<String>> ancestors = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String name = "c" + i;
            List<String> parents = names.isEmpty()
                    ? List.of()
                    : random.ints(1 + random.nextInt(3), Math.max(0, i - 8), i)
                            .distinct()
                            .mapToObj(names::get)
                            .toList();
            Set<String> behind = new HashSet<>(Set.of(name));
            parents.forEach(parent -> behind.addAll(ancestors.get(parent)));
            ancestors.put(name, behind);
            names.add(name);
            store(told(name, parents));
        }
        BranchCommits branches = new BranchCommits(graph::around);
        for (int i = 0; i < 40; i++) {
            String head = names.get(random.nextInt(names.size()));
            String base = names.get(random.nextInt(names.size()));
            Set<String> own = new HashSet<>(ancestors.get(head));
            own.removeAll(ancestors.get(base));

            BranchCommits.Found found = branches.of(head, base);

            assertThat(found.whole()).isTrue();
            assertThat(found.commits()).containsExactlyInAnyOrderElementsOf(own);
        }
    }

    @Test
    void nothingIsFoundOfABranchThatMayBeOlderThanAllThatIsKnownOfTheTarget() {
        store(push("b", "m1", newer("m1")));
        store(push(null, "t1", "t1"));

        assertThat(found("t1", "m1")).isEqualTo(BranchCommits.Found.NOTHING);
    }

    private BranchCommits.Found found(String head, String base) {
        return new BranchCommits(graph::around).of(head, base);
    }

    private void store(Push push) {
        graph.store(push, NOW);
    }

    /** Written after the others. */
    private static HostCommit newer(String sha) {
        HostCommit commit = commit(sha);
        return new HostCommit(
                sha, commit.message(), commit.author(), commit.committer(), NOW, null, null, true, List.of());
    }

    private static Push merge(String sha, String first, String second) {
        return new Push(
                "refs/heads/topic", first, sha, false, false, List.of(commit(sha, List.of(first, second))), null);
    }

    private static Push told(String sha, List<String> parents) {
        return new Push("refs/heads/main", null, sha, false, false, List.of(commit(sha, parents)), null);
    }
}
