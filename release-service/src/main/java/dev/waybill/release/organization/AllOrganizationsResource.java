package dev.waybill.release.organization;

import dev.waybill.kit.operator.OperatorOnly;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.LinkHeader;
import dev.waybill.kit.paging.PageSize;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What organisations there are, for the operator. */
@OperatorOnly
@Path("/internal/organizations/")
class AllOrganizationsResource {

    private final ManageOrganizations organizations;
    private final String publicUrl;

    @Inject
    AllOrganizationsResource(
            ManageOrganizations organizations, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.organizations = organizations;
        this.publicUrl = publicUrl;
    }

    @GET
    public RestResponse<List<OrganizationView>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("per_page") @Nullable String perPage,
            @Context UriInfo uri) {
        return LinkHeader.list(organizations.all(Cursor.parse(cursor), PageSize.parse(perPage)), publicUrl, uri);
    }
}
