package dev.waybill.commit.range;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.graph.Lineage;
import dev.waybill.commit.graph.Node;
import dev.waybill.contracts.RangeFact.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AncestryTest {

    private static final int NO_LIMIT = 100_000;

    private final Map<String, Node> nodes = new HashMap<>();

    @Test
    void oneCommitIsItself() {
        node("a");

        assertThat(between("a", "a")).isEqualTo(CommitRange.same());
    }

    @Test
    void aheadListsWhatBaseLacksNewestFirst() {
        chain("a", "b", "c", "d");

        assertThat(between("b", "d"))
                .isEqualTo(new CommitRange(Relation.AHEAD, List.of("d", "c"), List.of(), true, true, null));
    }

    @Test
    void behindListsWhatHeadLacks() {
        chain("a", "b", "c", "d");

        assertThat(between("d", "b"))
                .isEqualTo(new CommitRange(Relation.BEHIND, List.of(), List.of("d", "c"), true, true, "b"));
    }

    @Test
    void divergedListsBoth() {
        chain("a", "b");
        node("c", "b");
        node("d", "b");

        assertThat(between("c", "d"))
                .isEqualTo(new CommitRange(Relation.DIVERGED, List.of("d"), List.of("c"), true, true, "b"));
    }

    @Test
    void aGapBehindBaseIsNobodysBusiness() {
        gap("a");
        node("b", "a");
        node("c", "b");

        assertThat(between("b", "c").complete()).isTrue();
        assertThat(between("a", "c").complete()).isTrue();
    }

    @Test
    void aGapBetweenTheEndsMakesTheAnswerIncomplete() {
        node("a");
        gap("b", "a");
        node("c", "b");

        assertThat(between("a", "c"))
                .isEqualTo(new CommitRange(Relation.AHEAD, List.of("c", "b"), List.of(), false, false, null));
    }

    @Test
    void aGapIsClosedByACommitThatTheSameEndReaches() {
        node("a");
        node("b", "a");
        nodes.put("f", new Node("f", List.of(), Lineage.UNKNOWN, true, List.of("b"), 10, true));
        node("m", "b", "f");

        assertThat(between("a", "m").complete()).isTrue();
        assertThat(between("b", "m"))
                .isEqualTo(new CommitRange(Relation.AHEAD, List.of("m", "f"), List.of(), true, true, null));
        assertThat(between("a", "f").relation()).isEqualTo(Relation.UNKNOWN);
    }

    @Test
    void endsThatDoNotMeetBecauseOfAGapAreUnknown() {
        chain("a", "b");
        gap("x");
        node("y", "x");

        assertThat(between("b", "y"))
                .isEqualTo(new CommitRange(Relation.UNKNOWN, List.of("y", "x"), List.of(), false, false, null));
    }

    @Test
    void historiesWithNothingInCommonDiverge() {
        chain("a", "b");
        chain("x", "y");

        assertThat(between("b", "y"))
                .isEqualTo(new CommitRange(Relation.DIVERGED, List.of("y", "x"), List.of("b", "a"), true, true, null));
    }

    @Test
    void newestTakesSoManyAndLeavesOutWhatWasOnlyNamed() {
        nodes.put("s", new Node("s", List.of(), Lineage.UNKNOWN, true, List.of(), 0, false));
        node("a", "s");
        node("b", "a");
        node("c", "b");

        assertThat(ancestry().newest("c", 2))
                .isEqualTo(new CommitRange(Relation.UNKNOWN, List.of("c", "b"), List.of(), true, true, null));
        assertThat(ancestry().newest("c", 20))
                .isEqualTo(new CommitRange(Relation.UNKNOWN, List.of("c", "b", "a"), List.of(), true, false, null));
    }

    @Test
    void aWalkThatIsTooLongSaysSo() {
        chain("a", "b", "c", "d", "e", "f", "g", "h");

        CommitRange range = new Ancestry(graph(), 3).between("a", "h", 2);

        assertThat(range)
                .isEqualTo(new CommitRange(Relation.UNKNOWN, List.of("h", "g"), List.of(), false, false, null));
    }

    @Test
    void aCircleThatNoGitCanHaveEnds() {
        nodes.put("a", new Node("a", List.of("b"), Lineage.PUSHED, false, List.of(), 1, true));
        nodes.put("b", new Node("b", List.of("a"), Lineage.PUSHED, false, List.of(), 2, true));
        node("c", "b");

        assertThat(between("a", "c").ahead()).contains("c");
    }

    @Test
    void aCloseBaseIsFoundWithoutReadingOldHistory() {
        for (int i = 0; i < 5_000; i++) {
            node("n" + i, i == 0 ? new String[0] : new String[] {"n" + (i - 1)});
        }
        Set<String> read = new HashSet<>();

        CommitRange range = new Ancestry(
                        shas -> {
                            read.addAll(shas);
                            return graph().apply(shas);
                        },
                        NO_LIMIT)
                .between("n4990", "n4999", 20);

        assertThat(range.ahead()).hasSize(9);
        assertThat(read).hasSizeLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void agreesWithSetsOfAncestors(int seed) {
        Random random = new Random(seed);
        int size = 5 + random.nextInt(60);
        grow(random, size);
        for (int i = 0; i < 200; i++) {
            String base = "n" + random.nextInt(size);
            String head = "n" + random.nextInt(size);
            Set<String> ofBase = ancestors(base);
            Set<String> ofHead = ancestors(head);

            CommitRange range = between(base, head);

            assertThat(range.relation()).isEqualTo(relation(base, head, ofBase, ofHead));
            assertThat(new TreeSet<>(range.ahead())).isEqualTo(minus(ofHead, ofBase));
            assertThat(new TreeSet<>(range.behind())).isEqualTo(minus(ofBase, ofHead));
            assertThat(range.complete()).isTrue();
            assertDescendantsFirst(range.ahead());
        }
    }

    private void grow(Random random, int size) {
        for (int i = 0; i < size; i++) {
            Set<String> parents = new TreeSet<>();
            int count = i == 0 || random.nextInt(15) == 0 ? 0 : random.nextInt(4) == 0 ? 2 : 1;
            for (int p = 0; p < count; p++) {
                parents.add("n" + Math.max(0, i - 1 - random.nextInt(Math.min(i, 8))));
            }
            node("n" + i, parents.toArray(String[]::new));
        }
    }

    private Set<String> ancestors(String sha) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(sha));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (found.add(next)) {
                open.addAll(nodes.get(next).parents());
            }
        }
        return found;
    }

    private static Relation relation(String base, String head, Set<String> ofBase, Set<String> ofHead) {
        if (base.equals(head)) {
            return Relation.SAME;
        }
        if (ofHead.contains(base)) {
            return Relation.AHEAD;
        }
        return ofBase.contains(head) ? Relation.BEHIND : Relation.DIVERGED;
    }

    private static Set<String> minus(Set<String> from, Set<String> what) {
        Set<String> rest = new TreeSet<>(from);
        rest.removeAll(what);
        return rest;
    }

    private void assertDescendantsFirst(List<String> shas) {
        for (int older = 0; older < shas.size(); older++) {
            for (int newer = older + 1; newer < shas.size(); newer++) {
                assertThat(ancestors(shas.get(newer))).doesNotContain(shas.get(older));
            }
        }
    }

    private CommitRange between(String base, String head) {
        return ancestry().between(base, head, 20);
    }

    private Ancestry ancestry() {
        return new Ancestry(graph(), NO_LIMIT);
    }

    private Function<Collection<String>, Map<String, Node>> graph() {
        return shas -> {
            Map<String, Node> found = new HashMap<>(nodes);
            found.keySet().retainAll(shas);
            return found;
        };
    }

    private void chain(String... shas) {
        for (int i = 0; i < shas.length; i++) {
            node(shas[i], i == 0 ? new String[0] : new String[] {shas[i - 1]});
        }
    }

    private void node(String sha, String... parents) {
        put(sha, false, parents);
    }

    private void gap(String sha, String... parents) {
        put(sha, true, parents);
    }

    private void put(String sha, boolean gap, String... parents) {
        long generation = 1;
        for (String parent : parents) {
            generation = Math.max(generation, nodes.get(parent).generation() + 1);
        }
        nodes.put(sha, new Node(sha, List.of(parents), Lineage.PUSHED, gap, List.of(), generation, true));
    }
}
