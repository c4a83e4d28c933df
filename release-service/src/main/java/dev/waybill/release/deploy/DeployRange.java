package dev.waybill.release.deploy;

import dev.waybill.contracts.DeployFact.Direction;
import dev.waybill.release.releasecommit.CommitList;
import dev.waybill.release.releasecommit.ListedCommit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a deploy brings to an environment, or takes from it.
 *
 * @param commits newest first, each once
 */
record DeployRange(Direction direction, boolean complete, List<ListedCommit> commits) {

    /**
     * All moves together. It is a rollback if the environment loses commits and gains none; of an environment that both gains and loses
     * (the new head is on another line) it tells what is gained.
     */
    static DeployRange of(List<RepositoryMove> moves) {
        List<ListedCommit> gained =
                moves.stream().flatMap(move -> move.gained().stream()).toList();
        List<ListedCommit> lost =
                moves.stream().flatMap(move -> move.lost().stream()).toList();
        boolean back = gained.isEmpty() && !lost.isEmpty();
        return new DeployRange(
                back ? Direction.ROLLBACK : Direction.FORWARD,
                moves.stream().allMatch(RepositoryMove::complete),
                ordered(back ? lost : gained));
    }

    private static List<ListedCommit> ordered(List<ListedCommit> commits) {
        Set<List<String>> seen = new HashSet<>();
        List<ListedCommit> distinct = commits.stream()
                .filter(commit -> seen.add(List.of(commit.repository(), commit.sha())))
                .toList();
        boolean oneRepository =
                distinct.stream().map(ListedCommit::repository).distinct().count() <= 1;
        return oneRepository ? distinct : CommitList.newestFirst(distinct); // a graph's own order is better than dates
    }
}
