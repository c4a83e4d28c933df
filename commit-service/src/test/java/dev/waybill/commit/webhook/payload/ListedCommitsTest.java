package dev.waybill.commit.webhook.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.contracts.Person;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListedCommitsTest {

    private static final String MAIN = "refs/heads/main";
    private static final HostCommit A = commit("a");
    private static final HostCommit B = commit("b");

    @Test
    void eachIsThereOnceInTheOrderOfTheList() throws Exception {
        assertThat(ListedCommits.read(List.of("b", "a", "b"), ListedCommitsTest::commit))
                .containsExactly(B, A);
        assertThat(ListedCommits.read(null, ListedCommitsTest::commit)).isEmpty();
        assertThatThrownBy(() -> ListedCommits.read(Arrays.asList("a", null), ListedCommitsTest::commit))
                .isInstanceOf(MalformedPayloadException.class);
    }

    @Test
    void theNewestComesLastWhereverTheHostBegins() {
        assertThat(ListedCommits.oldestFirst(List.of(A, B), "b")).containsExactly(A, B);
        assertThat(ListedCommits.oldestFirst(List.of(B, A), "b")).containsExactly(A, B);
        assertThat(ListedCommits.oldestFirst(List.of(A, B), "c")).containsExactly(A, B);
        assertThat(ListedCommits.oldestFirst(List.of(), "c")).isEmpty();
    }

    @Test
    void aListThatDoesNotReachItsEndMissesIt() {
        assertThat(ListedCommits.missTheirEnd(List.of(A, B), "c")).isTrue();
        assertThat(ListedCommits.missTheirEnd(List.of(A, B), "b")).isFalse();
        assertThat(ListedCommits.missTheirEnd(List.of(), "c")).isFalse();
        assertThat(ListedCommits.missTheirEnd(List.of(A), null)).isFalse();
    }

    @Test
    void onlyABranchThatMovedByNothingWasCertainlySetBack() {
        assertThat(ListedCommits.leadBack(MAIN, "b", "a", List.of(), false)).isTrue();
        assertThat(ListedCommits.leadBack(MAIN, "a", "b", List.of(B), false)).isFalse();
        assertThat(ListedCommits.leadBack(MAIN, "a", "b", List.of(), true)).isFalse();
        assertThat(ListedCommits.leadBack(MAIN, null, "b", List.of(), false)).isFalse();
        assertThat(ListedCommits.leadBack(MAIN, "a", null, List.of(), false)).isFalse();
        assertThat(ListedCommits.leadBack(MAIN, "a", "a", List.of(), false)).isFalse();
        assertThat(ListedCommits.leadBack("refs/tags/v1", "b", "a", List.of(), false))
                .isFalse();
    }

    private static HostCommit commit(String sha) {
        return new HostCommit(
                sha, "", new Person(null, null), new Person(null, null), null, null, null, true, List.of());
    }
}
