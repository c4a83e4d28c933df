package dev.waybill.release.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Caller;
import dev.waybill.kit.paging.LinkHeader;
import dev.waybill.release.directory.Callers;
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
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Releases of an organisation. */
@Path("/api/0")
class OrganizationReleaseResource {

    private static final int ALREADY_REPORTED = 208;

    private final Callers callers;
    private final ReadReleases readReleases;
    private final SaveRelease saveRelease;
    private final Releases releases;
    private final String publicUrl;

    @Inject
    OrganizationReleaseResource(
            Callers callers,
            ReadReleases readReleases,
            SaveRelease saveRelease,
            Releases releases,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.readReleases = readReleases;
        this.saveRelease = saveRelease;
        this.releases = releases;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/organizations/{org}/releases/")
    public Response list(@PathParam("org") String org, @BeanParam ListRequest request, @Context UriInfo uri) {
        Caller caller = callers.reader(org);
        return LinkHeader.answer(
                readReleases.ofOrganization(caller.organization().id(), request), publicUrl, uri);
    }

    /** 201 for a new release, 208 for one that existed. */
    @POST
    @Path("/organizations/{org}/releases/")
    public Response create(
            @PathParam("org") String org,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent,
            @Nullable JsonNode body) {
        Caller caller = callers.writer(org);
        ReleaseRequest.Creation creation = ReleaseRequest.creation(body);
        Saved saved =
                saveRelease.create(caller.organization().id(), null, creation.version(), creation.request(), userAgent);
        return Response.status(saved.isNew() ? Response.Status.CREATED.getStatusCode() : ALREADY_REPORTED)
                .entity(saved.release())
                .build();
    }

    @GET
    @Path("/organizations/{org}/releases/{version}/")
    public ReleaseView get(@PathParam("org") String org, @PathParam("version") String version) {
        Caller caller = callers.reader(org);
        return readReleases.get(caller.organization().id(), null, version);
    }

    @PUT
    @Path("/organizations/{org}/releases/{version}/")
    public ReleaseView change(
            @PathParam("org") String org, @PathParam("version") String version, @Nullable JsonNode body) {
        Caller caller = callers.writer(org);
        return saveRelease.change(caller.organization().id(), null, version, ReleaseRequest.change(body));
    }

    @DELETE
    @Path("/organizations/{org}/releases/{version}/")
    public void delete(@PathParam("org") String org, @PathParam("version") String version) {
        Caller caller = callers.deleter(org);
        releases.delete(caller.organization().id(), null, version);
    }

    /** A release, or an empty object if there is none (sentry-cli reads either). */
    @GET
    @Path("/organizations/{org}/releases/{version}/previous-with-commits/")
    public Object previousWithCommits(@PathParam("org") String org, @PathParam("version") String version) {
        Caller caller = callers.reader(org);
        return readReleases
                .previousWithCommits(caller.organization().id(), version)
                .<Object>map(release -> release)
                .orElse(Map.of());
    }
}
