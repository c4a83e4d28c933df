package dev.waybill.release.team;

import java.util.Set;

/** A team with who and what belongs to it. */
public record TeamLinks(TeamRef team, Set<Long> memberIds, Set<Long> projectIds) {

    public TeamLinks {
        memberIds = Set.copyOf(memberIds);
        projectIds = Set.copyOf(projectIds);
    }

    static TeamLinks of(Team team) {
        return new TeamLinks(TeamRef.of(team), team.memberIds, team.projectIds);
    }
}
