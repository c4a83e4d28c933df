package dev.waybill.commit.webhook;

import dev.waybill.commit.repository.RepoIds;
import dev.waybill.kit.error.ApiException;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /webhooks/{host}/{repositoryId}}, where Git hosts send what happens. */
@Path("/webhooks/{host}/{repositoryId}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class WebhooksResource {

    /** The delivery that was made of a request, and whether it was there before. */
    public record ReceiptView(String id, boolean repeated) {}

    private final WebhookHosts hosts;
    private final ReceiveWebhook receiveWebhook;

    @Inject
    WebhooksResource(WebhookHosts hosts, ReceiveWebhook receiveWebhook) {
        this.hosts = hosts;
        this.receiveWebhook = receiveWebhook;
    }

    /** 202 for what is new and now kept, 200 for what was kept before. */
    @POST
    @APIResponse(
            responseCode = "200",
            description = "It was kept before.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponseSchema(value = ReceiptView.class, responseCode = "202")
    public RestResponse<ReceiptView> receive(
            @PathParam("host") String host,
            @PathParam("repositoryId") String repositoryId,
            @Context HttpHeaders headers,
            InputStream body) {
        WebhookHost known = hosts.named(host).orElseThrow(ApiException::notFound);
        long repository = RepoIds.parse(repositoryId).orElseThrow(ApiException::notFound);
        Receipt receipt = receiveWebhook.receive(known, repository, of(headers), length(headers), body);
        ReceiptView view = new ReceiptView(Long.toString(receipt.id()), receipt.repeated());
        return receipt.repeated() ? RestResponse.ok(view) : RestResponse.accepted(view);
    }

    private static WebhookHeaders of(HttpHeaders headers) {
        return name -> Optional.ofNullable(headers.getHeaderString(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static long length(HttpHeaders headers) {
        return of(headers)
                .get(HttpHeaders.CONTENT_LENGTH)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
    }
}
