package dev.waybill.release.team;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Caller;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.LinkHeader;
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

/** The teams of an organisation. */
@Path("/api/0")
@Produces(MediaType.APPLICATION_JSON)
class OrganizationTeamResource {

    private final Callers callers;
    private final Teams teams;
    private final String publicUrl;

    @Inject
    OrganizationTeamResource(
            Callers callers, Teams teams, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.teams = teams;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/organizations/{org}/teams/")
    public RestResponse<List<TeamView>> list(
            @PathParam("org") String org,
            @QueryParam("query") @Nullable String query,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("per_page") @Nullable String perPage,
            @Context UriInfo uri) {
        Caller caller = callers.teamReader(org);
        return LinkHeader.list(
                teams.list(caller, requireNonNullElse(query, ""), Cursor.parse(cursor), PageSize.parse(perPage)),
                publicUrl,
                uri);
    }

    @POST
    @Path("/organizations/{org}/teams/")
    @APIResponseSchema(value = TeamView.class, responseCode = "201")
    public RestResponse<TeamView> create(
            @PathParam("org") String org, @RequestBody(ref = "NewTeam") @Nullable JsonNode body) {
        Caller caller = callers.teamMaker(org);
        return RestResponse.status(RestResponse.Status.CREATED, teams.create(caller, TeamRequest.readNew(body)));
    }
}
