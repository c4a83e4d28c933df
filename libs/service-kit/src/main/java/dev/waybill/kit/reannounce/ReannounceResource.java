package dev.waybill.kit.reannounce;

import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.operator.OperatorOnly;
import io.quarkus.arc.All;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Tells a compacted topic of this service once more. */
@OperatorOnly
@Path("/internal/reannounce")
@Produces(MediaType.APPLICATION_JSON)
public class ReannounceResource {

    /** What was told; the topic by its name on the broker. */
    public record ReannouncedView(String topic) {}

    private final List<Reannouncer> reannouncers;

    ReannounceResource(@All List<Reannouncer> reannouncers) {
        this.reannouncers = reannouncers;
    }

    /** The topic by its name on the broker; 404 if this service does not own it. Returns when everything is on its way. */
    @POST
    @Path("/{topic}")
    public ReannouncedView reannounce(@PathParam("topic") String topic) {
        Reannouncer reannouncer = reannouncers.stream()
                .filter(candidate -> candidate.topic().wireName().equals(topic))
                .findFirst()
                .orElseThrow(ApiException::notFound);
        reannouncer.reannounce();
        return new ReannouncedView(topic);
    }
}
