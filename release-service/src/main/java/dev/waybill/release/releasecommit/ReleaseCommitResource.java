package dev.waybill.release.releasecommit;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.LinkHeader;
import dev.waybill.kit.paging.PageSize;
import dev.waybill.release.directory.Callers;
import dev.waybill.release.directory.Organizations;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The commits of a release, newest first. */
@Path("/api/0")
class ReleaseCommitResource {

    private final Callers callers;
    private final Organizations organizations;
    private final ReleaseCommits releaseCommits;
    private final String publicUrl;

    @Inject
    ReleaseCommitResource(
            Callers callers,
            Organizations organizations,
            ReleaseCommits releaseCommits,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.organizations = organizations;
        this.releaseCommits = releaseCommits;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/organizations/{org}/releases/{version}/commits/")
    public Response ofOrganization(
            @PathParam("org") String org,
            @PathParam("version") String version,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("per_page") @Nullable String perPage,
            @Context UriInfo uri) {
        Caller caller = callers.reader(org);
        return LinkHeader.answer(
                releaseCommits.page(
                        caller.organization().id(), null, version, Cursor.parse(cursor), PageSize.parse(perPage)),
                publicUrl,
                uri);
    }

    @GET
    @Path("/projects/{org}/{project}/releases/{version}/commits/")
    public Response ofProject(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @PathParam("version") String version,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("per_page") @Nullable String perPage,
            @Context UriInfo uri) {
        Caller caller = callers.reader(org);
        return LinkHeader.answer(
                releaseCommits.page(
                        caller.organization().id(),
                        organizations.projectOfPath(caller.organization().id(), project),
                        version,
                        Cursor.parse(cursor),
                        PageSize.parse(perPage)),
                publicUrl,
                uri);
    }
}
