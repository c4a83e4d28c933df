package dev.waybill.release.releasecommit;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.directory.Project;
import dev.waybill.kit.paging.LinkHeader;
import dev.waybill.release.directory.Callers;
import dev.waybill.release.directory.Organizations;
import dev.waybill.release.release.CommitView;
import dev.waybill.release.release.RepositoryView;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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

/** What is in the releases of a project: only the commits that the project keeps. */
@Path("/api/0")
class ProjectReleaseCommitResource {

    private final Callers callers;
    private final Organizations organizations;
    private final ReadCommits readCommits;
    private final ReadProjectCommits readProjectCommits;
    private final String publicUrl;

    @Inject
    ProjectReleaseCommitResource(
            Callers callers,
            Organizations organizations,
            ReadCommits readCommits,
            ReadProjectCommits readProjectCommits,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.organizations = organizations;
        this.readCommits = readCommits;
        this.readProjectCommits = readProjectCommits;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/projects/{org}/{project}/releases/{version}/commits/")
    public RestResponse<List<CommitView>> commits(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @PathParam("version") String version,
            @BeanParam CommitRequest request,
            @Context UriInfo uri) {
        Project own = project(callers.reader(org), project);
        return LinkHeader.list(readCommits.commits(own.organizationId(), own, version, request), publicUrl, uri);
    }

    @GET
    @Path("/projects/{org}/{project}/releases/{version}/commitfiles/")
    public RestResponse<List<FileView>> files(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @PathParam("version") String version,
            @BeanParam CommitRequest request,
            @Context UriInfo uri) {
        Project own = project(callers.reader(org), project);
        return LinkHeader.list(readCommits.files(own.organizationId(), own, version, request), publicUrl, uri);
    }

    @GET
    @Path("/projects/{org}/{project}/releases/{version}/repositories/")
    public List<RepositoryView> repositories(
            @PathParam("org") String org, @PathParam("project") String project, @PathParam("version") String version) {
        Project own = project(callers.reader(org), project);
        return readCommits.repositories(own.organizationId(), own, version);
    }

    /** The issues that the release resolves in the project. Waybill keeps no issues yet, so there are none. */
    @GET
    @Path("/projects/{org}/{project}/releases/{version}/resolved/")
    public List<Object> resolved(
            @PathParam("org") String org, @PathParam("project") String project, @PathParam("version") String version) {
        Project own = project(callers.reader(org), project);
        readCommits.require(own.organizationId(), own, version);
        return List.of();
    }

    /** The commits of all releases of the project. */
    @GET
    @Path("/projects/{org}/{project}/commits/")
    public RestResponse<List<CommitView>> all(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @QueryParam("query") @Nullable String shaPrefix,
            @BeanParam CommitRequest request,
            @Context UriInfo uri) {
        Project own = project(callers.reader(org), project);
        return LinkHeader.list(readProjectCommits.page(own, shaPrefix, request), publicUrl, uri);
    }

    private Project project(Caller caller, String slugOrId) {
        return organizations.projectOfPath(caller.organization().id(), slugOrId);
    }
}
