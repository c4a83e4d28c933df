package dev.waybill.release.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.directory.Project;
import dev.waybill.kit.error.ApiException;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Makes releases by a signed address. */
@Path("/api/hooks/release")
class ReleaseHookResource {

    private final ReleaseHooks hooks;
    private final SaveRelease saveRelease;

    @Inject
    ReleaseHookResource(ReleaseHooks hooks, SaveRelease saveRelease) {
        this.hooks = hooks;
        this.saveRelease = saveRelease;
    }

    /** As POST of a release of the project; an address that opens nothing is not there. */
    @POST
    @Path("/{plugin}/{projectId}/{signature}/")
    @APIResponse(responseCode = "201", ref = "ReleaseMade")
    @APIResponse(responseCode = "208", ref = "ReleaseKnown")
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "Unsupported")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public RestResponse<ReleaseView> create(
            @PathParam("plugin") String plugin,
            @PathParam("projectId") String projectId,
            @PathParam("signature") String signature,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent,
            @RequestBody(ref = "NewRelease") @Nullable JsonNode body) {
        Project project = hooks.project(plugin, projectId, signature).orElseThrow(ApiException::notFound);
        ReleaseRequest.Creation creation = ReleaseRequest.creation(body);
        return ReleaseAnswers.saved(saveRelease.create(
                project.organizationId(), project, creation.version(), creation.request(), userAgent));
    }
}
