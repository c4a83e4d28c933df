package dev.waybill.commit.graph;

import static dev.waybill.commit.graph.Pushes.NOW;
import static dev.waybill.commit.graph.Pushes.carried;
import static dev.waybill.commit.graph.Pushes.commit;
import static dev.waybill.commit.graph.Pushes.cut;
import static dev.waybill.commit.graph.Pushes.forced;
import static dev.waybill.commit.graph.Pushes.push;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.Person;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {

    private final GraphInMemory graph = new GraphInMemory();

    @Test
    void aCommitFollowsTheOneBeforeIt() {
        store(push("b", "c2", "c1", "c2"));

        assertThat(graph.get("c1").parents()).containsExactly("b");
        assertThat(graph.get("c2").parents()).containsExactly("c1");
        assertThat(graph.get("c2").lineage()).isEqualTo(Lineage.PUSHED);
        assertThat(graph.get("c2").gap()).isFalse();
        assertThat(graph.get("c2").generation()).isGreaterThan(graph.get("c1").generation());
    }

    @Test
    void whatOnlyIsNamedIsThereWithAGap() {
        store(push("b", "c1", "c1"));

        assertThat(graph.get("b")).isEqualTo(Node.named("b"));
        assertThat(graph.get("b").gap()).isTrue();
    }

    @Test
    void theSamePushAgainChangesNothing() {
        Push push = push("b", "c2", "c1", "c2");
        store(push);

        assertThat(Chain.string(push, graph.around(Chain.named(push)), NOW)).isEmpty();
    }

    @Test
    void aLaterPushThatComesFirstIsJoinedByTheEarlierOne() {
        store(push("c2", "c3", "c3"));
        assertThat(graph.get("c2").gap()).isTrue();

        store(push("b", "c2", "c1", "c2"));

        assertThat(graph.get("c3").parents()).containsExactly("c2");
        assertThat(graph.get("c2").parents()).containsExactly("c1");
        assertThat(graph.get("c2").gap()).isFalse();
        assertThat(graph.get("c3").generation()).isGreaterThan(graph.get("c2").generation());
    }

    @Test
    void theFirstCommitOfANewBranchHasAGap() {
        store(push(null, "c2", "c1", "c2"));

        assertThat(graph.get("c1").parents()).isEmpty();
        assertThat(graph.get("c1").gap()).isTrue();
        assertThat(graph.get("c2").parents()).containsExactly("c1");
        assertThat(graph.get("c2").gap()).isFalse();
    }

    @Test
    void aForcedPushFollowsNothing() {
        store(forced("x", "c1", commit("c1")));

        assertThat(graph.get("c1").parents()).isEmpty();
        assertThat(graph.get("c1").gap()).isTrue();
        assertThat(graph.contains("x")).isTrue();
    }

    @Test
    void aMergeFollowsBothTheBranchAndWhatItMerged() {
        store(push(null, "f2", "f1", "f2"));

        store(push("b", "m", carried("f1"), carried("f2"), commit("m")));

        assertThat(graph.get("m").parents()).containsExactly("b", "f2");
        assertThat(graph.get("f2").parents()).containsExactly("f1");
        assertThat(graph.get("f1").closedBy()).containsExactly("b");
    }

    @Test
    void aMergeOfABranchThatWasNeverSeenIsJoinedByItLater() {
        store(push("b", "m", carried("f1"), carried("f2"), commit("m")));
        assertThat(graph.get("f2").parents()).containsExactly("f1");
        assertThat(graph.get("f2").lineage()).isEqualTo(Lineage.CARRIED);

        store(push("a", "f2", "f1", "f2"));

        assertThat(graph.get("f1").parents()).containsExactly("a");
        assertThat(graph.get("f1").gap()).isFalse();
        assertThat(graph.get("m").parents()).containsExactly("b", "f2");
    }

    @Test
    void aFastForwardLeadsBackToWhereItCameFrom() {
        store(push(null, "f2", "f1", "f2"));

        store(push("b", "f2", carried("f1"), carried("f2")));

        assertThat(graph.get("f2").parents()).containsExactly("f1", "b");
        assertThat(graph.get("f1").closedBy()).containsExactly("b");
    }

    @Test
    void aBranchThatIsToldAfterItsFastForwardKeepsWhatThatSaid() {
        store(push("b", "f2", carried("f1"), carried("f2")));
        store(push("a", "b", "b"));

        store(push("f1", "f2", "f2"));
        store(push(null, "f1", "f1"));

        assertThat(graph.get("f2").parents()).containsExactly("f1", "b");
        assertThat(graph.get("f1").closedBy()).containsExactly("b");
        assertThat(graph.get("b").told()).isTrue();
    }

    @Test
    void aFastForwardOfABranchThatBeganThereNeedsNoMore() {
        store(push("b", "f2", "f1", "f2"));

        store(push("b", "f2", carried("f1"), carried("f2")));

        assertThat(graph.get("f2").parents()).containsExactly("f1");
    }

    @Test
    void aCutListHasAGapAtItsBeginningAndBeforeItsHead() {
        store(cut("b", "h", commit("h"), commit("c1"), commit("c2")));

        assertThat(graph.get("c1").parents()).containsExactly("b");
        assertThat(graph.get("c1").gap()).isTrue();
        assertThat(graph.get("c1").closedBy()).isEmpty();
        assertThat(graph.get("h").parents()).containsExactly("c2");
        assertThat(graph.get("h").gap()).isTrue();
        assertThat(graph.get("h").told()).isTrue();
    }

    @Test
    void aTagFollowsNothing() {
        store(new Push("refs/tags/v1", "tag-object", "c1", false, false, List.of(), commit("c1")));

        assertThat(graph.get("c1").parents()).isEmpty();
        assertThat(graph.get("c1").told()).isTrue();
    }

    @Test
    void aDeletionOnlyNamesWhereTheRefWas() {
        store(push("b", null, new HostCommit[0]));

        assertThat(graph.get("b")).isEqualTo(Node.named("b"));
    }

    @Test
    void whatTheHostTellsOfParentsReplacesTheGuess() {
        store(push("b", "c2", "c1", "c2"));

        HostCommit told = new HostCommit(
                "c2",
                "",
                new Person(null, null),
                new Person(null, null),
                null,
                null,
                List.of("c1", "x"),
                false,
                List.of());
        store(push("b", "c2", told));

        assertThat(graph.get("c2").parents()).containsExactly("c1", "x");
        assertThat(graph.get("c2").lineage()).isEqualTo(Lineage.TOLD);
    }

    @Test
    void aClockThatRunsAheadLiftsNothingIntoTheFuture() {
        HostCommit future = new HostCommit(
                "c1",
                "",
                new Person(null, null),
                new Person(null, null),
                NOW.plus(Duration.ofDays(4000)),
                null,
                null,
                true,
                List.of());

        store(push("b", "c1", future));

        assertThat(graph.get("c1").generation()).isEqualTo(NOW.toEpochMilli());
    }

    private void store(Push push) {
        graph.store(push, NOW);
    }
}
