package dev.waybill.release.deploy;

import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.contracts.RangeFact.Relation;
import dev.waybill.contracts.RangeFact.Side;
import dev.waybill.release.deploy.DeployRepository.AskedRange;
import dev.waybill.release.range.Range;
import dev.waybill.release.range.Ranges;
import dev.waybill.release.release.Release;
import dev.waybill.release.releasecommit.ListedCommit;
import dev.waybill.release.releasecommit.ListedCommits;
import dev.waybill.release.releasecommit.ReleaseCommits;
import dev.waybill.release.repository.Repositories;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a deploy moves its environment, repository by repository: by the commit graph where it was asked and knows, else by the lists of the
 * releases between what ran before and what runs now.
 */
@ApplicationScoped
class DeployMoves {

    private final DeployRepository deploys;
    private final BatchRepository batches;
    private final ReleaseCommits releaseCommits;
    private final Ranges ranges;
    private final DeployConfig config;

    @Inject
    DeployMoves(
            DeployRepository deploys,
            BatchRepository batches,
            ReleaseCommits releaseCommits,
            Ranges ranges,
            DeployConfig config) {
        this.deploys = deploys;
        this.batches = batches;
        this.releaseCommits = releaseCommits;
        this.ranges = ranges;
        this.config = config;
    }

    boolean areSettled(Deploy deploy) {
        return deploys.ranges(deploy.id()).stream()
                .noneMatch(
                        asked -> ranges.find(asked.rangeId()).map(Range::isOpen).orElse(false));
    }

    List<RepositoryMove> of(Deploy deploy, Release release) {
        boolean complete = releaseCommits.isSettled(release) && releaseCommits.isComplete(release);
        if (deploy.previousVersion() == null) {
            return List.of(RepositoryMove.gain(first(deploy, release), complete));
        }
        List<RepositoryMove> moves = new ArrayList<>();
        Set<String> byList = releaseCommits.heads(release).stream()
                .map(head -> Repositories.fold(head.repository()))
                .collect(Collectors.toSet());
        for (AskedRange asked : deploys.ranges(deploy.id())) {
            Range range = ranges.find(asked.rangeId()).orElseThrow();
            if (range.isOpen() || range.relation() == Relation.UNKNOWN) {
                complete = false; // the lists have to do
            } else {
                byList.remove(asked.repositoryKey());
                moves.add(graph(range));
            }
        }
        if (!byList.isEmpty()) {
            moves.add(lists(deploy, byList, complete));
        }
        return moves;
    }

    private RepositoryMove graph(Range range) {
        List<RangeCommit> commits = ranges.commits(range.id());
        return new RepositoryMove(
                side(range, commits, Side.AHEAD), side(range, commits, Side.BEHIND), range.isComplete());
    }

    private RepositoryMove lists(Deploy deploy, Set<String> repositoryKeys, boolean complete) {
        List<Long> gained = batches.gained(deploy.id());
        if (!gained.isEmpty()) {
            return RepositoryMove.gain(of(gained, repositoryKeys), complete);
        }
        return RepositoryMove.lose(of(batches.lost(deploy.id()), repositoryKeys), complete);
    }

    /** On a first deploy: its own commits, and those that were deployed elsewhere lately and come along. */
    private List<ListedCommit> first(Deploy deploy, Release release) {
        List<Long> releases = new ArrayList<>(
                batches.deployedElsewhere(deploy.id(), deploy.recordedAt().minus(config.firstReach())));
        releases.add(release.id());
        return releaseCommits.of(releases);
    }

    private List<ListedCommit> of(List<Long> releaseIds, Set<String> repositoryKeys) {
        return releaseCommits.of(releaseIds).stream()
                .filter(commit -> repositoryKeys.contains(Repositories.fold(commit.repository())))
                .toList();
    }

    private static List<ListedCommit> side(Range range, List<RangeCommit> commits, Side side) {
        return commits.stream()
                .filter(commit -> commit.side() == side)
                .map(commit -> ListedCommits.of(range.repository(), commit))
                .toList();
    }
}
