package dev.waybill.release.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Caller;
import dev.waybill.kit.directory.Project;
import dev.waybill.release.directory.Callers;
import dev.waybill.release.directory.Organizations;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Releases of a project, as sentry-cli 2 and the bundler plugins call them. */
@Path("/api/0")
class ProjectReleaseResource {

    private final Callers callers;
    private final Organizations organizations;
    private final ReadReleases readReleases;
    private final SaveRelease saveRelease;
    private final ListReleases listReleases;
    private final DeleteRelease deleteRelease;
    private final String publicUrl;

    @Inject
    ProjectReleaseResource(
            Callers callers,
            Organizations organizations,
            ReadReleases readReleases,
            SaveRelease saveRelease,
            ListReleases listReleases,
            DeleteRelease deleteRelease,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.organizations = organizations;
        this.readReleases = readReleases;
        this.saveRelease = saveRelease;
        this.listReleases = listReleases;
        this.deleteRelease = deleteRelease;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/projects/{org}/{project}/releases/")
    public RestResponse<List<ReleaseView>> list(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @BeanParam ListRequest request,
            @Context UriInfo uri) {
        Caller caller = callers.reader(org);
        return listReleases
                .ofProject(project(caller, project), request.asSent(uri.getQueryParameters()))
                .answer(publicUrl, uri);
    }

    /** How far releases are set up. */
    @GET
    @Path("/projects/{org}/{project}/releases/completion/")
    public List<CompletionView> completion(@PathParam("org") String org, @PathParam("project") String project) {
        Caller caller = callers.reader(org);
        return readReleases.completion(project(caller, project));
    }

    /** 201 if the release is new in the project, 208 if it was there. */
    @POST
    @Path("/projects/{org}/{project}/releases/")
    @APIResponse(responseCode = "201", ref = "ReleaseMade")
    @APIResponse(responseCode = "208", ref = "ReleaseKnown")
    public RestResponse<ReleaseView> create(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent,
            @RequestBody(ref = "NewRelease") @Nullable JsonNode body) {
        Caller caller = callers.writer(org);
        ReleaseRequest.Creation creation = ReleaseRequest.creation(body);
        return ReleaseAnswers.saved(saveRelease.create(
                caller.organization().id(),
                project(caller, project),
                creation.version(),
                creation.request(),
                userAgent));
    }

    @GET
    @Path("/projects/{org}/{project}/releases/{version}/")
    public ReleaseView get(
            @PathParam("org") String org, @PathParam("project") String project, @PathParam("version") String version) {
        Caller caller = callers.reader(org);
        return readReleases.get(project(caller, project), version);
    }

    @PUT
    @Path("/projects/{org}/{project}/releases/{version}/")
    public ReleaseView change(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @PathParam("version") String version,
            @RequestBody(ref = "ReleaseChange") @Nullable JsonNode body) {
        Caller caller = callers.writer(org);
        return saveRelease.change(
                caller.organization().id(), project(caller, project), version, ReleaseRequest.change(body));
    }

    /** 204; with {@code dryRun=1} 200 and what would go, and nothing does. */
    @DELETE
    @Path("/projects/{org}/{project}/releases/{version}/")
    @APIResponse(responseCode = "204", description = "gone")
    @APIResponse(responseCode = "200", ref = "ReleaseDeletion")
    public RestResponse<DeletionView> delete(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @PathParam("version") String version,
            @QueryParam("dryRun") @Nullable String dryRun) {
        Caller caller = callers.deleter(org);
        return ReleaseAnswers.deleted(deleteRelease.delete(
                caller.organization().id(), project(caller, project), version, ReleaseAnswers.isDryRun(dryRun)));
    }

    private Project project(Caller caller, String slugOrId) {
        return organizations.projectOfPath(caller.organization().id(), slugOrId);
    }
}
