package dev.waybill.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.DeployFact.Direction;
import dev.waybill.release.releasecommit.ListedCommit;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeployRangeTest {

    private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");
    private static final ListedCommit OLD = commit("web", "old", 1);
    private static final ListedCommit NEW = commit("web", "new", 2);
    private static final ListedCommit OTHER = commit("api", "other", 3);

    @Test
    void goesForwardWithWhatIsGained() {
        assertThat(DeployRange.of(List.of(RepositoryMove.gain(List.of(NEW, OLD), true))))
                .isEqualTo(new DeployRange(Direction.FORWARD, true, List.of(NEW, OLD)));
    }

    @Test
    void rollsBackWhenOnlyLosing() {
        assertThat(DeployRange.of(
                        List.of(RepositoryMove.lose(List.of(NEW), true), RepositoryMove.gain(List.of(), true))))
                .isEqualTo(new DeployRange(Direction.ROLLBACK, true, List.of(NEW)));
    }

    @Test
    void goesForwardWhenGainingAndLosing() {
        assertThat(DeployRange.of(List.of(new RepositoryMove(List.of(NEW), List.of(OLD), true))))
                .isEqualTo(new DeployRange(Direction.FORWARD, true, List.of(NEW)));
    }

    @Test
    void movesNothingWhenTheSameRunsAgain() {
        assertThat(DeployRange.of(List.of())).isEqualTo(new DeployRange(Direction.FORWARD, true, List.of()));
    }

    @Test
    void isIncompleteWhenAnyMoveIs() {
        assertThat(DeployRange.of(List.of(
                                RepositoryMove.gain(List.of(NEW), true), RepositoryMove.gain(List.of(OTHER), false)))
                        .complete())
                .isFalse();
    }

    @Test
    void ordersRepositoriesByDateAndKeepsTheOrderOfOne() {
        ListedCommit earlierDate = commit("web", "amended", 0);

        assertThat(DeployRange.of(List.of(
                                RepositoryMove.gain(List.of(NEW, OLD), true),
                                RepositoryMove.gain(List.of(OTHER), true)))
                        .commits())
                .containsExactly(OTHER, NEW, OLD);
        assertThat(DeployRange.of(List.of(RepositoryMove.gain(List.of(earlierDate, NEW), true)))
                        .commits())
                .containsExactly(earlierDate, NEW);
    }

    @Test
    void listsACommitOnce() {
        assertThat(DeployRange.of(List.of(
                                RepositoryMove.gain(List.of(NEW), true), RepositoryMove.gain(List.of(NEW, OLD), true)))
                        .commits())
                .containsExactly(NEW, OLD);
    }

    private static ListedCommit commit(String repository, String sha, int second) {
        return new ListedCommit(repository, sha, null, null, null, T0.plusSeconds(second), null, List.of(), true);
    }
}
