package dev.waybill.release.team;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.directory.Project;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.IdPage;
import dev.waybill.kit.paging.Page;
import dev.waybill.release.directory.DirectoryChanges;
import dev.waybill.release.directory.Organizations;
import dev.waybill.release.directory.Slugs;
import dev.waybill.release.request.Moments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The teams of an organisation. */
@ApplicationScoped
@Transactional
public class Teams {

    private static final int MOST = 1_000;

    private final TeamRepository teams;
    private final DirectoryChanges changes;
    private final Organizations organizations;
    private final Clock clock;

    @Inject
    Teams(TeamRepository teams, DirectoryChanges changes, Organizations organizations, Clock clock) {
        this.teams = teams;
        this.changes = changes;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** Teams by age, of those whose name or slug contains the text. */
    Page<TeamView> list(Caller caller, String text, Cursor cursor, int size) {
        long organizationId = caller.organization().id();
        Page<Team> page = IdPage.read(
                cursor,
                size,
                (id, backwards, limit) -> teams.list(organizationId, text, id, backwards, limit),
                team -> team.id);
        return new Page<>(views(page.items(), caller), page.previous(), page.next());
    }

    /** All teams by slug. */
    public List<TeamView> all(Caller caller) {
        return views(teams.all(caller.organization().id()), caller);
    }

    TeamView get(Caller caller, String slugOrId) {
        return view(require(caller, slugOrId), caller);
    }

    /** Makes a team; 409 if the slug is taken. */
    TeamView create(Caller caller, TeamRequest request) {
        String slug =
                request.slug() == null ? Slugs.of(requireNonNull(request.name(), "name or slug")) : request.slug();
        return create(caller, slug, requireNonNullElse(request.name(), slug));
    }

    /** Makes a team with that slug; 409 if it is taken. */
    public TeamView create(Caller caller, String slug, String name) {
        long organizationId = caller.organization().id();
        changes.lock(organizationId);
        if (teams.find(organizationId, slug).isPresent()) {
            throw ApiException.conflict("A team with this slug already exists.");
        }
        if (teams.count(organizationId) >= MOST) {
            throw ApiException.badRequest("An organization may not have more than " + MOST + " teams.");
        }
        Team team = new Team(organizationId, slug, name, Moments.stored(clock.instant()));
        changes.add(team);
        return view(team, caller);
    }

    /** Changes what is given. */
    TeamView change(Caller caller, String slugOrId, TeamRequest request) {
        changes.lock(caller.organization().id());
        Team team = require(caller, slugOrId);
        String slug = requireNonNullElse(request.slug(), team.slug);
        if (teams.find(team.organizationId, slug).filter(other -> other != team).isPresent()) {
            throw ApiException.invalidField("slug", "The slug \"" + slug + "\" is already in use.");
        }
        if (team.describe(slug, requireNonNullElse(request.name(), team.name))) {
            changes.changed(team);
        }
        return view(team, caller);
    }

    /** Removes the team; its projects and members stay. */
    void delete(Caller caller, String slugOrId) {
        changes.lock(caller.organization().id());
        changes.remove(require(caller, slugOrId));
    }

    private Team require(Caller caller, String slugOrId) {
        return teams.find(caller.organization().id(), slugOrId).orElseThrow(ApiException::notFound);
    }

    private TeamView view(Team team, Caller caller) {
        return views(List.of(team), caller).getFirst();
    }

    private List<TeamView> views(List<Team> shown, Caller caller) {
        Map<Long, Project> projects = organizations
                .projects(
                        caller.organization().id(),
                        shown.stream().flatMap(team -> team.projectIds.stream()).collect(toSet()))
                .stream()
                .collect(toMap(Project::id, Function.identity()));
        return shown.stream().map(team -> view(team, caller, projects)).toList();
    }

    private static TeamView view(Team team, Caller caller, Map<Long, Project> projects) {
        return new TeamView(
                Long.toString(team.id),
                team.slug,
                team.name,
                team.dateCreated,
                caller.memberId() != null && team.memberIds.contains(caller.memberId()),
                null,
                true,
                false,
                team.memberIds.size(),
                new TeamView.AvatarView("letter_avatar", null),
                team.projectIds.stream()
                        .filter(projects::containsKey)
                        .map(projects::get)
                        .map(TeamView.ProjectLine::of)
                        .toList());
    }
}
