package dev.waybill.commit.whereabouts;

import dev.waybill.commit.repository.RepoIds;
import dev.waybill.kit.access.Access;
import dev.waybill.kit.error.ApiException;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Where a commit of {@code /api/0/organizations/{org}/repos/{id}/commits/{sha}/} is. */
@Path("/api/0/organizations/{org}/repos/{id}/commits/{sha}/")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class WhereaboutsResource {

    private static final String[] SEE = {"org:read", "org:write", "org:admin"};

    private final Access access;
    private final Whereabouts whereabouts;

    @Inject
    WhereaboutsResource(Access access, Whereabouts whereabouts) {
        this.access = access;
        this.whereabouts = whereabouts;
    }

    @GET
    @Path("whereabouts/")
    public WhereaboutsView get(@PathParam("org") String org, @PathParam("id") String id, @PathParam("sha") String sha) {
        long organizationId = access.require(org, SEE).organization().id();
        return RepoIds.parse(id)
                .flatMap(repository -> whereabouts.of(organizationId, repository, sha))
                .orElseThrow(ApiException::notFound);
    }

    /** Whether it is in the history of another commit. 404 where one of them is unknown. */
    @GET
    @Path("contained-in/{head}/")
    public ContainmentView containedIn(
            @PathParam("org") String org,
            @PathParam("id") String id,
            @PathParam("sha") String sha,
            @PathParam("head") String head) {
        long organizationId = access.require(org, SEE).organization().id();
        return RepoIds.parse(id)
                .flatMap(repository -> whereabouts.in(organizationId, repository, sha, head))
                .orElseThrow(ApiException::notFound);
    }
}
