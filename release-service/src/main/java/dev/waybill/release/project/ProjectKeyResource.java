package dev.waybill.release.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Caller;
import dev.waybill.kit.paging.LinkHeader;
import dev.waybill.release.directory.Callers;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The client keys of a project. */
@Path("/api/0")
@Produces(MediaType.APPLICATION_JSON)
class ProjectKeyResource {

    private final Callers callers;
    private final ClientKeys keys;
    private final String publicUrl;

    @Inject
    ProjectKeyResource(
            Callers callers, ClientKeys keys, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.keys = keys;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/projects/{org}/{project}/keys/")
    public RestResponse<List<KeyView>> list(
            @PathParam("org") String org, @PathParam("project") String project, @Context UriInfo uri) {
        Caller caller = callers.projectReader(org);
        return LinkHeader.list(keys.list(caller, project), publicUrl, uri);
    }

    @POST
    @Path("/projects/{org}/{project}/keys/")
    @APIResponseSchema(value = KeyView.class, responseCode = "201")
    public RestResponse<KeyView> create(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @RequestBody(ref = "NewClientKey") @Nullable JsonNode body) {
        Caller caller = callers.projectWriter(org);
        return created(keys.create(caller, project, KeyRequest.read(body)));
    }

    @GET
    @Path("/projects/{org}/{project}/keys/{key}/")
    public KeyView get(
            @PathParam("org") String org, @PathParam("project") String project, @PathParam("key") String key) {
        return keys.get(callers.projectReader(org), project, key);
    }

    @PUT
    @Path("/projects/{org}/{project}/keys/{key}/")
    public KeyView put(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @PathParam("key") String key,
            @RequestBody(ref = "ClientKeyChange") @Nullable JsonNode body) {
        Caller caller = callers.projectWriter(org);
        return keys.change(caller, project, key, KeyRequest.read(body));
    }

    @DELETE
    @Path("/projects/{org}/{project}/keys/{key}/")
    public void delete(
            @PathParam("org") String org, @PathParam("project") String project, @PathParam("key") String key) {
        keys.delete(callers.projectDeleter(org), project, key);
    }

    @POST
    @Path("/projects/{org}/{project}/keys/{key}/rotate/")
    @APIResponseSchema(value = KeyView.class, responseCode = "201")
    public RestResponse<KeyView> rotate(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @PathParam("key") String key,
            @RequestBody(ref = "ClientKeyRotation") @Nullable JsonNode body) {
        Caller caller = callers.projectWriter(org);
        return created(keys.rotate(caller, project, key, KeyRequest.readDeactivate(body)));
    }

    private static RestResponse<KeyView> created(KeyView key) {
        return RestResponse.status(RestResponse.Status.CREATED, key);
    }
}
