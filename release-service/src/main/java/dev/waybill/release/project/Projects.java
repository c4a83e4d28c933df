package dev.waybill.release.project;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.IdPage;
import dev.waybill.kit.paging.Page;
import dev.waybill.release.directory.DirectoryChanges;
import dev.waybill.release.directory.Organizations;
import dev.waybill.release.directory.Project;
import dev.waybill.release.directory.ProjectKey;
import dev.waybill.release.directory.Slugs;
import dev.waybill.release.request.Moments;
import dev.waybill.release.team.TeamRef;
import dev.waybill.release.team.TeamRelations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The projects of an organisation. Every member sees all of them. */
@ApplicationScoped
@Transactional
public class Projects {

    private static final int MOST = 5_000;

    private final ProjectRepository projects;
    private final TeamRelations teams;
    private final Organizations organizations;
    private final DirectoryChanges changes;
    private final ClientKeys keys;
    private final Clock clock;

    @Inject
    Projects(
            ProjectRepository projects,
            TeamRelations teams,
            Organizations organizations,
            DirectoryChanges changes,
            ClientKeys keys,
            Clock clock) {
        this.projects = projects;
        this.teams = teams;
        this.organizations = organizations;
        this.changes = changes;
        this.keys = keys;
        this.clock = clock;
    }

    /** Projects by age, of those whose name or slug contains the text. */
    Page<ProjectView> list(Caller caller, String text, Cursor cursor, int size) {
        long organizationId = caller.organization().id();
        Page<Project> page = IdPage.read(
                cursor,
                size,
                (id, backwards, limit) -> projects.list(organizationId, text, id, backwards, limit),
                Project::id);
        return new Page<>(views(page.items(), caller), page.previous(), page.next());
    }

    /** All projects by slug. */
    public List<ProjectView> all(Caller caller) {
        return views(projects.all(caller.organization().id()), caller);
    }

    /** The projects of a team by slug. */
    List<ProjectView> ofTeam(Caller caller, String team) {
        long organizationId = caller.organization().id();
        return views(projects.among(teams.projectIds(organizationId, team)), caller);
    }

    ProjectView get(Caller caller, String slugOrId) {
        return view(require(caller, slugOrId), caller);
    }

    /**
     * Makes a project with a first key.
     *
     * @param team which is responsible for it, null for none; 404 if there is no such team
     */
    ProjectView create(Caller caller, @Nullable String team, ProjectRequest request) {
        long organizationId = caller.organization().id();
        changes.lock(organizationId);
        Optional<TeamRef> responsible = Optional.ofNullable(team).map(it -> teams.team(organizationId, it));
        String name = requireNonNull(request.name(), "name");
        String slug = requireNonNullElse(request.slug(), Slugs.of(name));
        if (projects.find(organizationId, slug).isPresent()) {
            throw ApiException.conflict("A project with this slug already exists.");
        }
        if (projects.count(organizationId) >= MOST) {
            throw ApiException.badRequest("An organization may not have more than " + MOST + " projects.");
        }
        Instant now = Moments.stored(clock.instant());
        Project project = new Project(organizationId, slug, now);
        project.describe(name, request.platform());
        set(project, request);
        changes.add(project);
        changes.add(new ProjectKey(keys.newPublicKey(), project, "Default", now));
        responsible.ifPresent(it -> teams.addProject(organizationId, it.slug(), project.id()));
        return view(project, caller);
    }

    /** Changes what is given. A slug that the project had before leads to the new one from then on. */
    ProjectView change(Caller caller, String slugOrId, ProjectRequest request) {
        long organizationId = caller.organization().id();
        changes.lock(organizationId);
        Project project = require(caller, slugOrId);
        String before = project.slug();
        String slug = requireNonNullElse(request.slug(), before);
        projects.find(organizationId, slug).filter(other -> other != project).ifPresent(other -> {
            throw ApiException.invalidField(
                    "slug", "Another project (" + other.name() + ") is already using that slug");
        });
        set(project, request);
        boolean described = project.describe(
                requireNonNullElse(request.name(), project.name()),
                request.platform() == null ? project.platform() : request.platform());
        if (project.move(slug)) {
            projects.keepFormerSlug(project, before);
            changes.changed(project);
        } else if (described) {
            changes.changed(project);
        }
        return view(project, caller);
    }

    /** Removes the project with its keys and its part in releases and deploys; the releases themselves stay. */
    void delete(Caller caller, String slugOrId) {
        changes.lock(caller.organization().id());
        changes.remove(require(caller, slugOrId));
    }

    /** Makes a team responsible for the project. */
    ProjectView addTeam(Caller caller, String slugOrId, String team) {
        Project project = require(caller, slugOrId);
        teams.addProject(caller.organization().id(), team, project.id());
        return view(project, caller);
    }

    /** Ends a team's responsibility for the project. */
    ProjectView removeTeam(Caller caller, String slugOrId, String team) {
        Project project = require(caller, slugOrId);
        teams.removeProject(caller.organization().id(), team, project.id());
        return view(project, caller);
    }

    /** The teams that are responsible for the project. */
    List<TeamRef> teams(Caller caller, String slugOrId) {
        return teamsOf(require(caller, slugOrId));
    }

    private static void set(Project project, ProjectRequest request) {
        project.set(
                requireNonNullElse(request.versionScheme(), project.versionScheme()),
                requireNonNullElse(request.commitPaths(), project.commitPaths()));
    }

    private Project require(Caller caller, String slugOrId) {
        long organizationId = caller.organization().id();
        long id = organizations.projectOfPath(organizationId, slugOrId).id();
        return projects.find(organizationId, Long.toString(id)).orElseThrow(ApiException::notFound);
    }

    private ProjectView view(Project project, Caller caller) {
        return ProjectView.of(project, caller, teamsOf(project));
    }

    private List<ProjectView> views(List<Project> shown, Caller caller) {
        Map<Long, List<TeamRef>> theirs =
                teams.ofProjects(shown.stream().map(Project::id).toList());
        return shown.stream()
                .map(project -> ProjectView.of(project, caller, theirs.getOrDefault(project.id(), List.of())))
                .toList();
    }

    private List<TeamRef> teamsOf(Project project) {
        return teams.ofProjects(List.of(project.id())).getOrDefault(project.id(), List.of());
    }
}
