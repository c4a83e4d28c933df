package dev.waybill.kit.deadletter;

import dev.waybill.kit.deadletter.LetterBox.Look;
import dev.waybill.kit.deadletter.LetterBox.Slot;
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
import org.jspecify.annotations.Nullable;

/**
 * Looking at this service's dead letters and putting them back.
 *
 * <pre>
 * GET  /internal/dead-letters?topic=&amp;limit=                      {"letters": […], "total": 3, "complete": true}
 * GET  /internal/dead-letters/{topic}/{partition}/{offset}          one letter with its payload
 * POST /internal/dead-letters/{topic}/{partition}/{offset}/redrive  {"redriven": 1, "remaining": 2}
 * POST /internal/dead-letters/redrive?topic=&amp;limit=              {"redriven": 3, "remaining": 0}
 * </pre>
 *
 * {@code topic} is always the original one. 503 if Kafka does not answer.
 */
@OperatorOnly
@Path("/internal/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {

    private static final int MAX_LIMIT = 1000;

    /**
     * Letters in the order in which they were set aside.
     *
     * @param total how many there are, of which {@code letters} are the oldest
     * @param complete false if there are too many to be counted
     */
    public record LettersView(List<LetterView> letters, int total, boolean complete) {}

    /**
     * What a re-drive did.
     *
     * @param redriven how many letters were put back
     * @param remaining how many of those asked for are left
     */
    public record RedrivenView(int redriven, int remaining) {}

    private final LetterBox box;
    private final Redrive redrive;

    DeadLetterResource(LetterBox box, Redrive redrive) {
        this.box = box;
        this.redrive = redrive;
    }

    /** The oldest letters, at most {@code limit} of 1 to 1000. */
    @GET
    public LettersView list(
            @QueryParam("topic") @Nullable String topic, @QueryParam("limit") @DefaultValue("100") int limit) {
        Look look = box.look();
        List<Slot> slots = of(look, topic);
        return new LettersView(
                slots.stream()
                        .limit(valid(limit))
                        .map(slot -> LetterView.summary(slot.letter()))
                        .toList(),
                slots.size(),
                look.complete());
    }

    /** One letter with its payload. */
    @GET
    @Path("/{topic}/{partition}/{offset}")
    public LetterView show(
            @PathParam("topic") String topic, @PathParam("partition") int partition, @PathParam("offset") long offset) {
        return box.letter(new LetterId(topic, partition, offset))
                .map(LetterView::whole)
                .orElseThrow(ApiException::notFound);
    }

    /** Puts one letter back. */
    @POST
    @Path("/{topic}/{partition}/{offset}/redrive")
    public RedrivenView redriveOne(
            @PathParam("topic") String topic, @PathParam("partition") int partition, @PathParam("offset") long offset) {
        if (!redrive.one(new LetterId(topic, partition, offset))) {
            throw ApiException.notFound();
        }
        return new RedrivenView(1, of(box.look(), topic).size());
    }

    /** Puts the oldest letters back, at most {@code limit} of 1 to 1000. */
    @POST
    @Path("/redrive")
    public RedrivenView redriveAll(
            @QueryParam("topic") @Nullable String topic, @QueryParam("limit") @DefaultValue("100") int limit) {
        List<Slot> slots = of(box.look(), topic);
        List<Slot> chosen = slots.stream().limit(valid(limit)).toList();
        return new RedrivenView(redrive.all(chosen), slots.size() - chosen.size());
    }

    private static List<Slot> of(Look look, @Nullable String topic) {
        return look.slots().stream()
                .filter(slot -> topic == null
                        || topic.isEmpty()
                        || slot.letter().id().topic().equals(topic))
                .toList();
    }

    private static int valid(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ApiException.invalidField("limit", "Must be between 1 and " + MAX_LIMIT + ".");
        }
        return limit;
    }
}
