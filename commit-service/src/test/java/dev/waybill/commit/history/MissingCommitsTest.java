package dev.waybill.commit.history;

import static dev.waybill.commit.graph.Pushes.NOW;
import static dev.waybill.commit.graph.Pushes.commit;
import static dev.waybill.commit.graph.Pushes.cut;
import static dev.waybill.commit.graph.Pushes.forced;
import static dev.waybill.commit.graph.Pushes.push;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.graph.GraphInMemory;
import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Node;
import dev.waybill.commit.graph.Push;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MissingCommitsTest {

    private final GraphInMemory graph = new GraphInMemory();

    @BeforeEach
    void pushTheFirst() {
        graph.store(push("a", "b", "b"), NOW);
    }

    @Test
    void aPushThatFollowsWhatIsKnownLeavesNothing() {
        Push push = push("b", "d", "c", "d");

        assertThat(MissingCommits.leaves(push, stored(push))).isFalse();
        assertThat(MissingCommits.after(push, stored(push), List.of("b"))).isEmpty();
    }

    @Test
    void whatAHostCutIsMissingBehindTheFirstItLists() {
        Push push = cut("b", "z", null, commit("y"), commit("z"));

        assertThat(MissingCommits.after(push, stored(push), List.of("b")))
                .containsExactly(new Missing(GapReason.cut, "b", "z", List.of("y")));
    }

    @Test
    void aLostPushIsMissingFromWhereTheBranchWas() {
        Push push = push("y", "z", "z");

        assertThat(MissingCommits.after(push, stored(push), List.of("b")))
                .containsExactly(new Missing(GapReason.missed, "b", "z", List.of("y")));
    }

    @Test
    void whereARewrittenBranchWasIsNotMissed() {
        Push push = forced("unknown", "z", commit("z"));

        assertThat(MissingCommits.after(push, stored(push), List.of("b")))
                .containsExactly(new Missing(GapReason.rewritten, "b", "z", List.of("z")));
    }

    @Test
    void aNewBranchLeftAnotherOneSomewhere() {
        Push push = new Push("refs/heads/topic", null, "z", false, false, List.of(commit("z")), null);

        assertThat(MissingCommits.after(push, stored(push), List.of("b")))
                .containsExactly(new Missing(GapReason.branch, "b", "z", List.of("z")));
    }

    @Test
    void beforeTheBeginningNobodyCanBeAsked() {
        Push push = push("m", "n", "n");

        assertThat(MissingCommits.after(push, stored(push), List.of()))
                .containsExactly(new Missing(GapReason.beginning, null, "m", List.of("m")));
    }

    @Test
    void aCutBeginningCanBeAskedForFromWhereItBegan() {
        Push push = cut("m", "p", null, commit("o"), commit("p"));

        assertThat(MissingCommits.after(push, stored(push), List.of()))
                .containsExactly(
                        new Missing(GapReason.beginning, null, "m", List.of("m")),
                        new Missing(GapReason.cut, "m", "p", List.of("o")));
    }

    @Test
    void tagsAndDeletionsLackNothing() {
        HostCommit head = commit("z");
        Push tag = new Push("refs/tags/v1", null, "z", false, false, List.of(), head);
        Push deletion = push("unknown", null, new HostCommit[0]);

        assertThat(MissingCommits.leaves(tag, stored(tag))).isFalse();
        assertThat(MissingCommits.leaves(deletion, stored(deletion))).isFalse();
    }

    private Collection<Node> stored(Push push) {
        graph.store(push, NOW);
        return Stream.concat(
                        Stream.of(push.before(), push.after()),
                        push.commits().stream().map(HostCommit::sha))
                .filter(sha -> sha != null && graph.contains(sha))
                .distinct()
                .map(graph::get)
                .toList();
    }
}
