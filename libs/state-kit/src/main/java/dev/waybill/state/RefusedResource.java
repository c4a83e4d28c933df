package dev.waybill.state;

import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.operator.OperatorOnly;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * Looking at the facts that the broker refuses for ever, and putting them back once the cause is gone.
 *
 * <pre>
 * GET  /internal/outbox/refused?limit=          {"refused": […]}
 * POST /internal/outbox/refused/{seq}/redrive   204
 * </pre>
 *
 * <p>A fact that is put back comes behind those of its key that were told since, so consumers that keep the newest version only skip it.
 */
@OperatorOnly
@Path("/internal/outbox/refused")
@Produces(MediaType.APPLICATION_JSON)
public class RefusedResource {

    private static final int MAX_LIMIT = 1000;

    /** The facts that were set aside longest ago. */
    public record RefusedListView(List<RefusedView> refused) {}

    private final RefusedFacts facts;

    RefusedResource(RefusedFacts facts) {
        this.facts = facts;
    }

    /** The oldest, at most {@code limit} of 1 to 1000. */
    @GET
    public RefusedListView list(@QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ApiException.invalidField("limit", "Must be between 1 and " + MAX_LIMIT + ".");
        }
        return new RefusedListView(facts.oldest(limit));
    }

    /** Puts one back; 404 if there is none of that number. */
    @POST
    @Path("/{seq}/redrive")
    @APIResponse(responseCode = "204", description = "it is put back")
    public void redrive(@PathParam("seq") long seq) {
        if (!facts.redrive(seq)) {
            throw ApiException.notFound();
        }
    }
}
