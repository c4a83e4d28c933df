package dev.waybill.release.organization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Caller;
import dev.waybill.kit.operator.OperatorOnly;
import dev.waybill.kit.paging.LinkHeader;
import dev.waybill.release.directory.Callers;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Organisations. */
@Path("/api/0")
@Produces(MediaType.APPLICATION_JSON)
class OrganizationResource {

    private final Callers callers;
    private final ManageOrganizations organizations;
    private final String publicUrl;

    @Inject
    OrganizationResource(
            Callers callers,
            ManageOrganizations organizations,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.organizations = organizations;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/organizations/")
    public RestResponse<List<OrganizationView>> list(@Context UriInfo uri) {
        return LinkHeader.list(organizations.ofCaller(callers.anybody()), publicUrl, uri);
    }

    /** The operator's; the answer carries the organisation's first token, because there is nobody in it yet who could make one. */
    @POST
    @OperatorOnly
    @Path("/organizations/")
    @APIResponseSchema(value = OrganizationView.class, responseCode = "201")
    public RestResponse<OrganizationView> create(@RequestBody(ref = "NewOrganization") @Nullable JsonNode body) {
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, organizations.create(OrganizationRequest.readNew(body)))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** @param detailed {@code 0} leaves projects and teams out */
    @GET
    @Path("/organizations/{org}/")
    public OrganizationView get(@PathParam("org") String org, @QueryParam("detailed") @Nullable String detailed) {
        return organizations.get(callers.visitor(org), !"0".equals(detailed));
    }

    @PUT
    @Path("/organizations/{org}/")
    public OrganizationView put(
            @PathParam("org") String org, @RequestBody(ref = "OrganizationChange") @Nullable JsonNode body) {
        Caller caller = callers.organizationWriter(org);
        return organizations.change(caller, OrganizationRequest.readChange(body));
    }
}
