package dev.waybill.commit.history;

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

/** {@code /api/0/organizations/{org}/repos/{id}/history/}. */
@Path("/api/0/organizations/{org}/repos/{id}/history/")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class HistoryResource {

    private static final String[] SEE = {"org:read", "org:write", "org:admin"};

    private final Access access;
    private final ReadHistory readHistory;

    @Inject
    HistoryResource(Access access, ReadHistory readHistory) {
        this.access = access;
        this.readHistory = readHistory;
    }

    /**
     * How far the history of a repository is known: how its fetches went, what is missing and when that is tried next.
     *
     * @return 200; 404 for one that the organisation does not have
     */
    @GET
    public HistoryView get(@PathParam("org") String org, @PathParam("id") String id) {
        long organizationId = access.require(org, SEE).organization().id();
        return RepoIds.parse(id)
                .flatMap(repository -> readHistory.of(organizationId, repository))
                .orElseThrow(ApiException::notFound);
    }
}
