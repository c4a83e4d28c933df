package dev.waybill.commit.webhook.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.contracts.Person;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitsTest {

    private static final String MAIN = "refs/heads/main";
    private static final HostCommit A = commit("a");
    private static final HostCommit B = commit("b");

    @Test
    void eachIsThereOnceInTheOrderOfTheList() throws Exception {
        assertThat(Commits.read(List.of("b", "a", "b"), CommitsTest::commit)).containsExactly(B, A);
        assertThat(Commits.read(null, CommitsTest::commit)).isEmpty();
        assertThatThrownBy(() -> Commits.read(Arrays.asList("a", null), CommitsTest::commit))
                .isInstanceOf(MalformedPayloadException.class);
    }

    @Test
    void theNewestComesLastWhereverTheHostBegins() {
        assertThat(Commits.oldestFirst(List.of(A, B), "b")).containsExactly(A, B);
        assertThat(Commits.oldestFirst(List.of(B, A), "b")).containsExactly(A, B);
        assertThat(Commits.oldestFirst(List.of(A, B), "c")).containsExactly(A, B);
        assertThat(Commits.oldestFirst(List.of(), "c")).isEmpty();
    }

    @Test
    void aListThatDoesNotReachItsEndMissesIt() {
        assertThat(Commits.missTheirEnd(List.of(A, B), "c")).isTrue();
        assertThat(Commits.missTheirEnd(List.of(A, B), "b")).isFalse();
        assertThat(Commits.missTheirEnd(List.of(), "c")).isFalse();
        assertThat(Commits.missTheirEnd(List.of(A), null)).isFalse();
    }

    @Test
    void onlyABranchThatMovedByNothingWasCertainlySetBack() {
        assertThat(Commits.leadBack(MAIN, "b", "a", List.of(), false)).isTrue();
        assertThat(Commits.leadBack(MAIN, "a", "b", List.of(B), false)).isFalse();
        assertThat(Commits.leadBack(MAIN, "a", "b", List.of(), true)).isFalse();
        assertThat(Commits.leadBack(MAIN, null, "b", List.of(), false)).isFalse();
        assertThat(Commits.leadBack(MAIN, "a", null, List.of(), false)).isFalse();
        assertThat(Commits.leadBack(MAIN, "a", "a", List.of(), false)).isFalse();
        assertThat(Commits.leadBack("refs/tags/v1", "b", "a", List.of(), false)).isFalse();
    }

    private static HostCommit commit(String sha) {
        return new HostCommit(
                sha, "", new Person(null, null), new Person(null, null), null, null, null, true, List.of());
    }
}
