package dev.waybill.release.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Caller;
import dev.waybill.kit.paging.LinkHeader;
import dev.waybill.kit.paging.Page;
import dev.waybill.release.directory.Callers;
import dev.waybill.release.team.TeamRef;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A project and the teams that are responsible for it. */
@Path("/api/0")
@Produces(MediaType.APPLICATION_JSON)
class ProjectResource {

    private final Callers callers;
    private final Projects projects;
    private final String publicUrl;

    @Inject
    ProjectResource(Callers callers, Projects projects, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.projects = projects;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/projects/{org}/{project}/")
    public ProjectView get(@PathParam("org") String org, @PathParam("project") String project) {
        return projects.get(callers.visitor(org), project);
    }

    @PUT
    @Path("/projects/{org}/{project}/")
    public ProjectView put(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @RequestBody(ref = "ProjectChange") @Nullable JsonNode body) {
        Caller caller = callers.projectWriter(org);
        return projects.change(caller, project, ProjectRequest.readChange(body));
    }

    @DELETE
    @Path("/projects/{org}/{project}/")
    public void delete(@PathParam("org") String org, @PathParam("project") String project) {
        projects.delete(callers.projectDeleter(org), project);
    }

    @GET
    @Path("/projects/{org}/{project}/teams/")
    public RestResponse<List<TeamRef>> teams(
            @PathParam("org") String org, @PathParam("project") String project, @Context UriInfo uri) {
        Caller caller = callers.projectReader(org);
        return LinkHeader.list(Page.single(projects.teams(caller, project)), publicUrl, uri);
    }

    @POST
    @Path("/projects/{org}/{project}/teams/{team}/")
    @APIResponseSchema(value = ProjectView.class, responseCode = "201")
    public RestResponse<ProjectView> addTeam(
            @PathParam("org") String org, @PathParam("project") String project, @PathParam("team") String team) {
        Caller caller = callers.projectWriter(org);
        return RestResponse.status(RestResponse.Status.CREATED, projects.addTeam(caller, project, team));
    }

    @DELETE
    @Path("/projects/{org}/{project}/teams/{team}/")
    public ProjectView removeTeam(
            @PathParam("org") String org, @PathParam("project") String project, @PathParam("team") String team) {
        return projects.removeTeam(callers.projectWriter(org), project, team);
    }
}
