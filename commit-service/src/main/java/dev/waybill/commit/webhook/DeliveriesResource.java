package dev.waybill.commit.webhook;

import dev.waybill.commit.paging.OffsetPage;
import dev.waybill.commit.repository.RepoIds;
import dev.waybill.kit.access.Access;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.LinkHeader;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/0/organizations/{org}/repos/{id}/deliveries/}: what a host sent and what became of it. */
@Path("/api/0/organizations/{org}/repos/{id}/deliveries/")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class DeliveriesResource {

    private static final String[] SEE = {"org:read", "org:write", "org:admin", "org:integrations"};
    private static final String[] REPLAY = {"org:write", "org:admin", "org:integrations"};

    /** A delivery that is worked off once more. */
    public record ReplayView(String id, String state) {}

    private final Access access;
    private final Deliveries deliveries;
    private final String publicUrl;

    @Inject
    DeliveriesResource(
            Access access, Deliveries deliveries, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.access = access;
        this.deliveries = deliveries;
        this.publicUrl = publicUrl;
    }

    @GET
    public RestResponse<List<DeliveryView>> list(
            @PathParam("org") String org,
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("per_page") @Nullable String perPage,
            @Context UriInfo uri) {
        long organizationId = access.require(org, SEE).organization().id();
        OffsetPage page = OffsetPage.parse(cursor, perPage);
        List<DeliveryView> rows = RepoIds.parse(id)
                .flatMap(repository -> deliveries.list(organizationId, repository, page.skip(), page.limit()))
                .orElseThrow(ApiException::notFound);
        return LinkHeader.list(page.of(rows), publicUrl, uri);
    }

    @POST
    @Path("{delivery}/replay/")
    @APIResponseSchema(value = ReplayView.class, responseCode = "202")
    public RestResponse<ReplayView> replay(
            @PathParam("org") String org, @PathParam("id") String id, @PathParam("delivery") String delivery) {
        long organizationId = access.require(org, REPLAY).organization().id();
        long repository = RepoIds.parse(id).orElseThrow(ApiException::notFound);
        long number = RepoIds.parse(delivery).orElseThrow(ApiException::notFound);
        if (!deliveries.replay(organizationId, repository, number)) {
            throw ApiException.notFound();
        }
        return RestResponse.accepted(new ReplayView(delivery, Delivery.State.received.name()));
    }
}
