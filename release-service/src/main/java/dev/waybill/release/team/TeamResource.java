package dev.waybill.release.team;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Caller;
import dev.waybill.release.directory.Callers;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** A team. */
@Path("/api/0")
class TeamResource {

    private final Callers callers;
    private final Teams teams;

    @Inject
    TeamResource(Callers callers, Teams teams) {
        this.callers = callers;
        this.teams = teams;
    }

    @GET
    @Path("/teams/{org}/{team}/")
    public TeamView get(@PathParam("org") String org, @PathParam("team") String team) {
        return teams.get(callers.teamReader(org), team);
    }

    @PUT
    @Path("/teams/{org}/{team}/")
    public TeamView put(
            @PathParam("org") String org,
            @PathParam("team") String team,
            @RequestBody(ref = "TeamChange") @Nullable JsonNode body) {
        Caller caller = callers.teamWriter(org);
        return teams.change(caller, team, TeamRequest.readChange(body));
    }

    @DELETE
    @Path("/teams/{org}/{team}/")
    public void delete(@PathParam("org") String org, @PathParam("team") String team) {
        teams.delete(callers.teamDeleter(org), team);
    }
}
