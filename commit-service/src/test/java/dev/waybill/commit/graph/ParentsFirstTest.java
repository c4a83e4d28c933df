package dev.waybill.commit.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParentsFirstTest {

    @Test
    void parentsComeBeforeTheirChildren() {
        assertThat(order(commit("m", "a", "b"), commit("b", "r"), commit("a", "r"), commit("r", "outside")))
                .containsExactly("r", "a", "b", "m");
    }

    @Test
    void whatIsInOrderStaysSo() {
        assertThat(order(commit("r"), commit("a", "r"), commit("b", "r"), commit("m", "b", "a")))
                .containsExactly("r", "a", "b", "m");
    }

    @Test
    void eachComesOnce() {
        assertThat(order(commit("b", "a", "a"), commit("a"), commit("b", "a"))).containsExactly("a", "b");
    }

    @Test
    void aCircleLosesNothing() {
        assertThat(order(commit("c", "b"), commit("b", "a"), commit("a", "c"), commit("s", "s")))
                .containsExactlyInAnyOrder("a", "b", "c", "s");
    }

    @Test
    void aLongLineNeedsNoStack() {
        HostCommit[] line = new HostCommit[50_000];
        for (int i = 0; i < line.length; i++) {
            line[i] = commit("c" + (line.length - i), "c" + (line.length - i - 1));
        }

        assertThat(order(line)).hasSize(line.length).startsWith("c1", "c2").endsWith("c50000");
    }

    private static List<String> order(HostCommit... commits) {
        return ParentsFirst.of(Arrays.asList(commits)).stream()
                .map(HostCommit::sha)
                .toList();
    }

    private static HostCommit commit(String sha, String... parents) {
        return Pushes.commit(sha, List.of(parents));
    }
}
