package dev.waybill.release.release;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.directory.Project;
import dev.waybill.release.directory.Callers;
import dev.waybill.release.directory.Organizations;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The address by which releases of a project are made without a token of the API. */
@Path("/api/0")
class ReleaseTokenResource {

    private final Callers callers;
    private final Organizations organizations;
    private final ReleaseHooks hooks;

    @Inject
    ReleaseTokenResource(Callers callers, Organizations organizations, ReleaseHooks hooks) {
        this.callers = callers;
        this.organizations = organizations;
        this.hooks = hooks;
    }

    @GET
    @Path("/projects/{org}/{project}/releases/token/")
    public ReleaseHookView get(@PathParam("org") String org, @PathParam("project") String project) {
        return hooks.of(project(callers.projectWriter(org), project));
    }

    /** Renews the address; the one before opens nothing any more. */
    @POST
    @Path("/projects/{org}/{project}/releases/token/")
    @APIResponse(responseCode = "200", ref = "ReleaseHook")
    public ReleaseHookView renew(@PathParam("org") String org, @PathParam("project") String project) {
        return hooks.renew(project(callers.projectWriter(org), project));
    }

    private Project project(Caller caller, String slugOrId) {
        return organizations.projectOfPath(caller.organization().id(), slugOrId);
    }
}
