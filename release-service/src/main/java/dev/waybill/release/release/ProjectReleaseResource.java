package dev.waybill.release.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Caller;
import dev.waybill.kit.directory.Project;
import dev.waybill.kit.paging.LinkHeader;
import dev.waybill.release.directory.Callers;
import dev.waybill.release.directory.Organizations;
import dev.waybill.release.release.SaveRelease.Saved;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Releases of a project, as sentry-cli 2 and the bundler plugins call them. */
@Path("/api/0")
class ProjectReleaseResource {

    private static final int ALREADY_REPORTED = 208;

    private final Callers callers;
    private final Organizations organizations;
    private final ReadReleases readReleases;
    private final SaveRelease saveRelease;
    private final Releases releases;
    private final String publicUrl;

    @Inject
    ProjectReleaseResource(
            Callers callers,
            Organizations organizations,
            ReadReleases readReleases,
            SaveRelease saveRelease,
            Releases releases,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.organizations = organizations;
        this.readReleases = readReleases;
        this.saveRelease = saveRelease;
        this.releases = releases;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/projects/{org}/{project}/releases/")
    public Response list(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @BeanParam ListRequest request,
            @Context UriInfo uri) {
        Caller caller = callers.reader(org);
        return LinkHeader.answer(readReleases.ofProject(project(caller, project), request), publicUrl, uri);
    }

    /** 201 if the release is new in the project, 208 if it was there. */
    @POST
    @Path("/projects/{org}/{project}/releases/")
    public Response create(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent,
            @Nullable JsonNode body) {
        Caller caller = callers.writer(org);
        ReleaseRequest.Creation creation = ReleaseRequest.creation(body);
        Saved saved = saveRelease.create(
                caller.organization().id(),
                project(caller, project),
                creation.version(),
                creation.request(),
                userAgent);
        return Response.status(saved.isNew() ? Response.Status.CREATED.getStatusCode() : ALREADY_REPORTED)
                .entity(saved.release())
                .build();
    }

    @GET
    @Path("/projects/{org}/{project}/releases/{version}/")
    public ReleaseView get(
            @PathParam("org") String org, @PathParam("project") String project, @PathParam("version") String version) {
        Caller caller = callers.reader(org);
        return readReleases.get(caller.organization().id(), project(caller, project), version);
    }

    @PUT
    @Path("/projects/{org}/{project}/releases/{version}/")
    public ReleaseView change(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @PathParam("version") String version,
            @Nullable JsonNode body) {
        Caller caller = callers.writer(org);
        return saveRelease.change(
                caller.organization().id(), project(caller, project), version, ReleaseRequest.change(body));
    }

    @DELETE
    @Path("/projects/{org}/{project}/releases/{version}/")
    public void delete(
            @PathParam("org") String org, @PathParam("project") String project, @PathParam("version") String version) {
        Caller caller = callers.deleter(org);
        releases.delete(caller.organization().id(), project(caller, project), version);
    }

    private Project project(Caller caller, String slugOrId) {
        return organizations.projectOfPath(caller.organization().id(), slugOrId);
    }
}
