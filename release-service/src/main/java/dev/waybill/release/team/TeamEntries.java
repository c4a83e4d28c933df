package dev.waybill.release.team;

import dev.waybill.release.directory.FurtherEntries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Teams are part of the directory, too. */
@ApplicationScoped
class TeamEntries implements FurtherEntries {

    private final TeamRepository teams;

    @Inject
    TeamEntries(TeamRepository teams) {
        this.teams = teams;
    }

    @Override
    public List<Team> of(long organizationId) {
        return teams.all(organizationId);
    }
}
