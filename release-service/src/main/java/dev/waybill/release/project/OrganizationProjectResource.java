package dev.waybill.release.project;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Caller;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.LinkHeader;
import dev.waybill.kit.paging.Page;
import dev.waybill.kit.paging.PageSize;
import dev.waybill.release.directory.Callers;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The projects that a caller sees, of its organisation or of a team. */
@Path("/api/0")
@Produces(MediaType.APPLICATION_JSON)
class OrganizationProjectResource {

    private final Callers callers;
    private final Projects projects;
    private final String publicUrl;

    @Inject
    OrganizationProjectResource(
            Callers callers, Projects projects, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.projects = projects;
        this.publicUrl = publicUrl;
    }

    /** All that the caller sees, which are those of its one organisation. */
    @GET
    @Path("/projects/")
    public RestResponse<List<ProjectView>> all(
            @QueryParam("query") @Nullable String query,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("per_page") @Nullable String perPage,
            @Context UriInfo uri) {
        Caller caller = callers.anybody();
        return list(callers.visitor(caller.organization().slug()), query, cursor, perPage, uri);
    }

    @GET
    @Path("/organizations/{org}/projects/")
    public RestResponse<List<ProjectView>> ofOrganization(
            @PathParam("org") String org,
            @QueryParam("query") @Nullable String query,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("per_page") @Nullable String perPage,
            @Context UriInfo uri) {
        return list(callers.visitor(org), query, cursor, perPage, uri);
    }

    @GET
    @Path("/teams/{org}/{team}/projects/")
    public RestResponse<List<ProjectView>> ofTeam(
            @PathParam("org") String org, @PathParam("team") String team, @Context UriInfo uri) {
        Caller caller = callers.projectReader(org);
        return LinkHeader.list(Page.single(projects.ofTeam(caller, team)), publicUrl, uri);
    }

    /** A project for which no team is responsible; ours, Sentry makes none without a team. */
    @POST
    @Path("/organizations/{org}/projects/")
    @APIResponseSchema(value = ProjectView.class, responseCode = "201")
    public RestResponse<ProjectView> create(
            @PathParam("org") String org, @RequestBody(ref = "NewProject") @Nullable JsonNode body) {
        Caller caller = callers.projectWriter(org);
        return created(projects.create(caller, null, ProjectRequest.readNew(body)));
    }

    @POST
    @Path("/teams/{org}/{team}/projects/")
    @APIResponseSchema(value = ProjectView.class, responseCode = "201")
    public RestResponse<ProjectView> createOfTeam(
            @PathParam("org") String org,
            @PathParam("team") String team,
            @RequestBody(ref = "NewProject") @Nullable JsonNode body) {
        Caller caller = callers.projectWriter(org);
        return created(projects.create(caller, team, ProjectRequest.readNew(body)));
    }

    private RestResponse<List<ProjectView>> list(
            Caller caller, @Nullable String query, @Nullable String cursor, @Nullable String perPage, UriInfo uri) {
        return LinkHeader.list(
                projects.list(caller, requireNonNullElse(query, ""), Cursor.parse(cursor), PageSize.parse(perPage)),
                publicUrl,
                uri);
    }

    private static RestResponse<ProjectView> created(ProjectView project) {
        return RestResponse.status(RestResponse.Status.CREATED, project);
    }
}
