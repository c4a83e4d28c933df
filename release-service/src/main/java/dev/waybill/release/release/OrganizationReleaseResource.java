package dev.waybill.release.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Caller;
import dev.waybill.release.directory.Callers;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Releases of an organisation. */
@Path("/api/0")
class OrganizationReleaseResource {

    private final Callers callers;
    private final ReadReleases readReleases;
    private final SaveRelease saveRelease;
    private final ListReleases listReleases;
    private final DeleteRelease deleteRelease;
    private final String publicUrl;

    @Inject
    OrganizationReleaseResource(
            Callers callers,
            ReadReleases readReleases,
            SaveRelease saveRelease,
            ListReleases listReleases,
            DeleteRelease deleteRelease,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.readReleases = readReleases;
        this.saveRelease = saveRelease;
        this.listReleases = listReleases;
        this.deleteRelease = deleteRelease;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/organizations/{org}/releases/")
    public RestResponse<List<ReleaseView>> list(
            @PathParam("org") String org, @BeanParam ListRequest request, @Context UriInfo uri) {
        Caller caller = callers.reader(org);
        return listReleases
                .ofOrganization(caller.organization().id(), request.asSent(uri.getQueryParameters()))
                .answer(publicUrl, uri);
    }

    @GET
    @Path("/organizations/{org}/releases/stats/")
    public RestResponse<List<ReleaseDateView>> dates(
            @PathParam("org") String org, @BeanParam ListRequest request, @Context UriInfo uri) {
        Caller caller = callers.reader(org);
        return listReleases
                .dates(caller.organization().id(), request.asSent(uri.getQueryParameters()))
                .answer(publicUrl, uri);
    }

    /** 201 for a release that is new, or new in a project; 208 for one that existed. */
    @POST
    @Path("/organizations/{org}/releases/")
    @APIResponse(responseCode = "201", ref = "ReleaseMade")
    @APIResponse(responseCode = "208", ref = "ReleaseKnown")
    public RestResponse<ReleaseView> create(
            @PathParam("org") String org,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent,
            @RequestBody(ref = "NewRelease") @Nullable JsonNode body) {
        Caller caller = callers.writer(org);
        ReleaseRequest.Creation creation = ReleaseRequest.creation(body);
        return ReleaseAnswers.saved(saveRelease.create(
                caller.organization().id(), null, creation.version(), creation.request(), userAgent));
    }

    @GET
    @Path("/organizations/{org}/releases/{version}/")
    public ReleaseView get(
            @PathParam("org") String org,
            @PathParam("version") String version,
            @BeanParam ListRequest request,
            @Context UriInfo uri) {
        Caller caller = callers.reader(org);
        return readReleases.get(caller.organization().id(), version, request.asSent(uri.getQueryParameters()));
    }

    @GET
    @Path("/organizations/{org}/releases/{version}/meta/")
    public ReleaseMetaView meta(@PathParam("org") String org, @PathParam("version") String version) {
        Caller caller = callers.reader(org);
        return readReleases.meta(caller.organization().id(), version);
    }

    @PUT
    @Path("/organizations/{org}/releases/{version}/")
    public ReleaseView change(
            @PathParam("org") String org,
            @PathParam("version") String version,
            @RequestBody(ref = "ReleaseChange") @Nullable JsonNode body) {
        Caller caller = callers.writer(org);
        return saveRelease.change(caller.organization().id(), null, version, ReleaseRequest.change(body));
    }

    /** 204; with {@code dryRun=1} 200 and what would go, and nothing does. */
    @DELETE
    @Path("/organizations/{org}/releases/{version}/")
    @APIResponse(responseCode = "204", description = "gone")
    @APIResponse(responseCode = "200", ref = "ReleaseDeletion")
    public RestResponse<DeletionView> delete(
            @PathParam("org") String org,
            @PathParam("version") String version,
            @QueryParam("dryRun") @Nullable String dryRun) {
        Caller caller = callers.deleter(org);
        return ReleaseAnswers.deleted(
                deleteRelease.delete(caller.organization().id(), null, version, ReleaseAnswers.isDryRun(dryRun)));
    }

    /** A release, or an empty object if there is none (sentry-cli reads either). */
    @GET
    @Path("/organizations/{org}/releases/{version}/previous-with-commits/")
    @APIResponse(
            responseCode = "200",
            description = "the release before, or an empty object",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(anyOf = {ReleaseView.class, Map.class})))
    public Object previousWithCommits(@PathParam("org") String org, @PathParam("version") String version) {
        Caller caller = callers.reader(org);
        return readReleases
                .previousWithCommits(caller.organization().id(), version)
                .<Object>map(release -> release)
                .orElse(Map.of());
    }
}
