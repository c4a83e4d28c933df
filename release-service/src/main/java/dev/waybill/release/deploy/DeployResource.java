package dev.waybill.release.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Caller;
import dev.waybill.kit.error.ApiException;
import dev.waybill.release.directory.Callers;
import dev.waybill.release.release.DeploySummary;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The deploys of a release. */
@Path("/api/0")
@Produces(MediaType.APPLICATION_JSON)
class DeployResource {

    private final Callers callers;
    private final RecordDeploy recordDeploy;
    private final ReadDeploys readDeploys;

    @Inject
    DeployResource(Callers callers, RecordDeploy recordDeploy, ReadDeploys readDeploys) {
        this.callers = callers;
        this.recordDeploy = recordDeploy;
        this.readDeploys = readDeploys;
    }

    @GET
    @Path("/organizations/{org}/releases/{version}/deploys/")
    public List<DeploySummary> list(
            @PathParam("org") String org,
            @PathParam("version") String version,
            @QueryParam("project") @Nullable String project) {
        Caller caller = callers.reader(org);
        return readDeploys.of(caller.organization().id(), version, projectId(project));
    }

    /** Always 201, as in Sentry: a client that tries again gets the very answer that it missed the first time. */
    @POST
    @Path("/organizations/{org}/releases/{version}/deploys/")
    @APIResponseSchema(value = DeploySummary.class, responseCode = "201")
    public RestResponse<DeploySummary> create(
            @PathParam("org") String org,
            @PathParam("version") String version,
            @RequestBody(ref = "NewDeploy") @Nullable JsonNode body) {
        Caller caller = callers.writer(org);
        DeploySummary deploy = recordDeploy.record(caller.organization().id(), version, DeployRequest.read(body));
        return RestResponse.status(RestResponse.Status.CREATED, deploy);
    }

    private static @Nullable Long projectId(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("-?\\d{1,18}")) {
            throw ApiException.badRequest("Invalid project parameter. Values must be numbers.");
        }
        return Long.valueOf(text);
    }
}
