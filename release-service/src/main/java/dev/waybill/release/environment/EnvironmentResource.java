package dev.waybill.release.environment;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.error.ApiException;
import dev.waybill.release.directory.Callers;
import dev.waybill.release.directory.Organizations;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lists of environments. */
@Path("/api/0")
class EnvironmentResource {

    private final Callers callers;
    private final Organizations organizations;
    private final Environments environments;

    @Inject
    EnvironmentResource(Callers callers, Organizations organizations, Environments environments) {
        this.callers = callers;
        this.organizations = organizations;
        this.environments = environments;
    }

    @GET
    @Path("/organizations/{org}/environments/")
    public List<EnvironmentView> ofOrganization(@PathParam("org") String org) {
        Caller caller = callers.visitor(org);
        return environments.all(caller.organization().id());
    }

    @GET
    @Path("/projects/{org}/{project}/environments/")
    public List<EnvironmentView> ofProject(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @QueryParam("visibility") @Nullable String visibility) {
        Caller caller = callers.visitor(org);
        long projectId =
                organizations.projectOfPath(caller.organization().id(), project).id();
        return switch (visibility == null ? "visible" : visibility) {
            case "visible" -> environments.ofProject(projectId, false);
            case "hidden" -> environments.ofProject(projectId, true);
            case "all" ->
                Stream.of(false, true)
                        .flatMap(hidden -> environments.ofProject(projectId, hidden).stream())
                        .toList();
            default ->
                throw ApiException.badRequest("Invalid value for 'visibility', valid values are: all, hidden, visible");
        };
    }
}
