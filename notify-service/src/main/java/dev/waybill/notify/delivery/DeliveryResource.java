package dev.waybill.notify.delivery;

import dev.waybill.kit.access.Access;
import dev.waybill.kit.access.Caller;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.LinkHeader;
import dev.waybill.kit.paging.Page;
import dev.waybill.kit.paging.PageSize;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Shows an organisation what was sent to its members and what could not be. */
@Path("/api/0/organizations/{organization}/deliveries/")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class DeliveryResource {

    private final Access access;
    private final ListDeliveries listDeliveries;
    private final String publicUrl;

    @Inject
    DeliveryResource(
            Access access,
            ListDeliveries listDeliveries,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.access = access;
        this.listDeliveries = listDeliveries;
        this.publicUrl = publicUrl;
    }

    /**
     * Newest first.
     *
     * @param state only those in this state
     */
    @GET
    public RestResponse<List<DeliveryView>> list(
            @RestPath String organization,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String cursor,
            @RestQuery("per_page") @Nullable String perPage,
            @Context UriInfo request) {
        Caller caller = access.require(organization, "org:read", "org:write", "org:admin");
        Page<DeliveryView> page = listDeliveries.list(
                caller.organization().id(), state(state), Cursor.parse(cursor), PageSize.parse(perPage));
        return LinkHeader.list(page, publicUrl, request);
    }

    private static @Nullable DeliveryState state(@Nullable String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return null;
        }
        for (DeliveryState state : DeliveryState.values()) {
            if (state.wireName().equals(wanted)) {
                return state;
            }
        }
        throw ApiException.badRequest("Invalid state. It must be one of pending, claimed, sent, failed.");
    }
}
