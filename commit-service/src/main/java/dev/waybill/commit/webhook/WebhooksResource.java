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
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** {@code /webhooks/{host}/{repositoryId}}, where Git hosts send what happens. */
@Path("/webhooks/{host}/{repositoryId}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class WebhooksResource {

    private final WebhookHosts hosts;
    private final ReceiveWebhook receiveWebhook;

    @Inject
    WebhooksResource(WebhookHosts hosts, ReceiveWebhook receiveWebhook) {
        this.hosts = hosts;
        this.receiveWebhook = receiveWebhook;
    }

    /** 202 for what is new and now kept, 200 for what was kept before. */
    @POST
    public Response receive(
            @PathParam("host") String host,
            @PathParam("repositoryId") String repositoryId,
            @Context HttpHeaders headers,
            InputStream body) {
        WebhookHost known = hosts.named(host).orElseThrow(ApiException::notFound);
        long repository = RepoIds.parse(repositoryId).orElseThrow(ApiException::notFound);
        Receipt receipt = receiveWebhook.receive(known, repository, of(headers), length(headers), body);
        return Response.status(receipt.repeated() ? Response.Status.OK : Response.Status.ACCEPTED)
                .entity(Map.of("id", Long.toString(receipt.id()), "repeated", receipt.repeated()))
                .build();
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
