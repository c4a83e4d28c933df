package dev.waybill.commit.graph;

import dev.waybill.commit.paging.OffsetPage;
import dev.waybill.commit.repository.RepoIds;
import dev.waybill.kit.access.Access;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.LinkHeader;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/0/organizations/{org}/repos/{id}/commits/}. */
@Path("/api/0/organizations/{org}/repos/{id}/commits/")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class CommitsResource {

    private static final String[] SEE = {"org:read", "org:write", "org:admin"};

    private final Access access;
    private final ListCommits listCommits;
    private final String publicUrl;

    @Inject
    CommitsResource(
            Access access, ListCommits listCommits, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.access = access;
        this.listCommits = listCommits;
        this.publicUrl = publicUrl;
    }

    @GET
    public RestResponse<List<CommitView>> list(
            @PathParam("org") String org,
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("per_page") @Nullable String perPage,
            @Context UriInfo uri) {
        long organizationId = access.require(org, SEE).organization().id();
        OffsetPage page = OffsetPage.parse(cursor, perPage);
        List<CommitView> rows = RepoIds.parse(id)
                .flatMap(repository -> listCommits.newest(organizationId, repository, page.skip(), page.limit()))
                .orElseThrow(ApiException::notFound);
        return LinkHeader.list(page.of(rows), publicUrl, uri);
    }
}
