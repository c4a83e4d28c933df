package dev.waybill.release.team;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.waybill.contracts.DirectoryFact.MemberChanged;
import dev.waybill.contracts.DirectoryFact.OrganizationChanged;
import dev.waybill.contracts.DirectoryFact.ProjectChanged;
import dev.waybill.contracts.DirectoryFact.ProjectKeyChanged;
import dev.waybill.contracts.DirectoryFact.TeamChanged;
import dev.waybill.contracts.DirectoryFact.TokenChanged;
import dev.waybill.kit.error.ApiException;
import dev.waybill.release.directory.DirectoryChanges;
import dev.waybill.release.directory.EntryRemoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Who belongs to which team, and which team is responsible for which project. */
@ApplicationScoped
@Transactional
public class TeamRelations {

    private static final int MOST = 1_000;

    private final TeamRepository teams;
    private final DirectoryChanges changes;

    @Inject
    TeamRelations(TeamRepository teams, DirectoryChanges changes) {
        this.teams = teams;
        this.changes = changes;
    }

    /** A team by slug or id; 404 if there is none. */
    public TeamRef team(long organizationId, String slugOrId) {
        return TeamRef.of(require(organizationId, slugOrId));
    }

    /** The teams of members, by the member's id and then by slug. */
    public Map<Long, List<TeamRef>> ofMembers(Collection<Long> memberIds) {
        return grouped(teams.ofMembers(memberIds));
    }

    /** The teams of projects, by the project's id and then by slug. */
    public Map<Long, List<TeamRef>> ofProjects(Collection<Long> projectIds) {
        return grouped(teams.ofProjects(projectIds));
    }

    private static Map<Long, List<TeamRef>> grouped(List<TeamLink> links) {
        return links.stream().collect(groupingBy(TeamLink::id, mapping(TeamLink::team, toList())));
    }

    /** The members of a team, by id; 404 if there is no such team. */
    public Set<Long> memberIds(long organizationId, String slugOrId) {
        return Set.copyOf(require(organizationId, slugOrId).memberIds);
    }

    /** The projects of a team, by id; 404 if there is no such team. */
    public Set<Long> projectIds(long organizationId, String slugOrId) {
        return Set.copyOf(require(organizationId, slugOrId).projectIds);
    }

    /** Makes a team responsible for a project; whether it was not before. */
    public boolean addProject(long organizationId, String slugOrId, long projectId) {
        changes.lock(organizationId);
        return add(require(organizationId, slugOrId), projectId, team -> team.projectIds, "projects");
    }

    /** Ends a team's responsibility for a project. */
    public void removeProject(long organizationId, String slugOrId, long projectId) {
        changes.lock(organizationId);
        Team team = require(organizationId, slugOrId);
        if (team.projectIds.remove(projectId)) {
            changes.changed(team);
        }
    }

    /** Takes a member into a team; whether it was not there before. */
    public boolean join(long organizationId, String slugOrId, long memberId) {
        changes.lock(organizationId);
        return add(require(organizationId, slugOrId), memberId, team -> team.memberIds, "members");
    }

    /** Takes a member out of a team; whether it was there. */
    public boolean leave(long organizationId, String slugOrId, long memberId) {
        changes.lock(organizationId);
        Team team = require(organizationId, slugOrId);
        boolean left = team.memberIds.remove(memberId);
        if (left) {
            changes.changed(team);
        }
        return left;
    }

    /** Makes these the teams of a member; 400 names the first one that there is not. */
    public void replace(long organizationId, long memberId, Collection<String> slugs) {
        changes.lock(organizationId);
        Set<Team> wanted = new LinkedHashSet<>();
        for (String slug : slugs) {
            wanted.add(teams.find(organizationId, slug)
                    .orElseThrow(() -> ApiException.invalidField("teams", "Invalid team: " + slug)));
        }
        for (Team team : teams.withMember(memberId)) {
            if (!wanted.contains(team)) {
                team.memberIds.remove(memberId);
                changes.changed(team);
            }
        }
        wanted.forEach(team -> add(team, memberId, it -> it.memberIds, "members"));
    }

    /** Who and what goes, goes out of its teams first. */
    void forget(@Observes EntryRemoved removed) {
        switch (removed.lastState()) {
            case MemberChanged it ->
                forget(teams.withMember(it.memberId()), team -> team.memberIds.remove(it.memberId()));
            case ProjectChanged it ->
                forget(teams.withProject(it.projectId()), team -> team.projectIds.remove(it.projectId()));
            case TeamChanged _, OrganizationChanged _, ProjectKeyChanged _, TokenChanged _ -> {
                // Belongs to no team.
            }
        }
    }

    private void forget(List<Team> affected, Predicate<Team> removal) {
        affected.stream().filter(removal).forEach(changes::changed);
    }

    private boolean add(Team team, long id, Function<Team, Set<Long>> list, String what) {
        Set<Long> ids = list.apply(team);
        if (ids.contains(id)) {
            return false;
        }
        if (ids.size() >= MOST) {
            throw ApiException.badRequest("A team may not have more than " + MOST + " " + what + ".");
        }
        ids.add(id);
        changes.changed(team);
        return true;
    }

    private Team require(long organizationId, String slugOrId) {
        return teams.find(organizationId, slugOrId).orElseThrow(ApiException::notFound);
    }
}
