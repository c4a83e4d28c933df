package dev.waybill.release.issue;

import dev.waybill.kit.access.Access;
import dev.waybill.kit.access.Caller;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.LinkHeader;
import dev.waybill.kit.paging.Page;
import dev.waybill.kit.paging.PageSize;
import dev.waybill.release.directory.Organizations;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The lists of issues, which are empty as long as none are kept. */
@Path("/api/0")
class IssueResource {

    private static final String[] SEE = {"event:read", "event:write", "event:admin"};

    private static final String ALL_PROJECTS = "-1";

    private final Access access;
    private final Organizations organizations;
    private final String publicUrl;

    @Inject
    IssueResource(
            Access access, Organizations organizations, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.access = access;
        this.organizations = organizations;
        this.publicUrl = publicUrl;
    }

    /** What the newer client lists; {@code limit} is its word for the size of a page. */
    @GET
    @Path("/organizations/{org}/issues/")
    public RestResponse<List<IssueView>> ofOrganization(
            @PathParam("org") String org,
            @QueryParam("project") @Nullable List<String> projects,
            @QueryParam("query") @Nullable String query,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        Caller caller = access.require(org, SEE);
        if (projects != null
                && !projects.stream()
                        .filter(project -> !project.isEmpty() && !project.equals(ALL_PROJECTS))
                        .allMatch(project -> isOf(caller, project))) {
            // Sentry: 403 for a project that is not the caller's
            throw ApiException.forbidden();
        }
        return none(cursor, limit, uri);
    }

    /** What sentry-cli lists. */
    @GET
    @Path("/projects/{org}/{project}/issues/")
    public RestResponse<List<IssueView>> ofProject(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @QueryParam("query") @Nullable String query,
            @QueryParam("per_page") @Nullable String perPage,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        Caller caller = access.require(org, SEE);
        organizations.projectOfPath(caller.organization().id(), project);
        return none(cursor, perPage, uri);
    }

    private boolean isOf(Caller caller, String project) {
        return organizations.project(caller.organization().id(), project).isPresent();
    }

    private RestResponse<List<IssueView>> none(@Nullable String cursor, @Nullable String size, UriInfo uri) {
        Cursor.parse(cursor);
        PageSize.parse(size);
        return LinkHeader.list(Page.single(List.<IssueView>of()), publicUrl, uri);
    }
}
