package dev.waybill.kit.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.waybill.kit.id.Ids;
import dev.waybill.kit.retry.Transience;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps everything that ends a request early to one of Sentry's bodies. A fault of ours shows an id to look for, never its text. */
public class SentryErrors {

    private static final Logger LOG = Logger.getLogger(SentryErrors.class);

    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private final Ids ids;

    @Inject
    SentryErrors(Ids ids) {
        this.ids = ids;
    }

    @ServerExceptionMapper
    public Response refused(ApiException refusal) {
        Response.ResponseBuilder answer = json(refusal.status(), refusal.body());
        refusal.headers().forEach(answer::header);
        return answer.build();
    }

    /** {@code sentry-cli} follows no redirect, but tells its user the {@code slug} of the body. */
    @ServerExceptionMapper
    public Response moved(MovedException moved, UriInfo request) {
        String query = request.getRequestUri().getRawQuery();
        String location = moved.path(request.getRequestUri().getRawPath()) + (query == null ? "" : "?" + query);
        Map<String, Object> detail = Map.of(
                "code", "resource-moved",
                "message", "Resource has been moved",
                "extra", Map.of("url", location, "slug", moved.slug()));
        return json(302, Map.of("slug", moved.slug(), "detail", detail))
                .header(HttpHeaders.LOCATION, location)
                .build();
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException unreadable) {
        if (unreadable instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().getFirst().getFieldName();
            if (field != null) {
                return json(400, Map.of(field, List.of("Not a valid value."))).build();
            }
        }
        return json(400, Map.of("detail", "JSON parse error - " + unreadable.getOriginalMessage()))
                .build();
    }

    @ServerExceptionMapper
    public Response framework(WebApplicationException refusal, Request request) {
        if (refusal.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable);
        }
        int status = refusal.getResponse().getStatus();
        if (status >= 500) {
            return fault(refusal);
        }
        if (status < 400 || refusal.getResponse().hasEntity()) {
            return refusal.getResponse();
        }
        Response.ResponseBuilder answer = json(status, Map.of("detail", detail(status, request.getMethod())));
        List<Object> allow = refusal.getResponse().getHeaders().get(HttpHeaders.ALLOW);
        if (allow != null) {
            allow.forEach(value -> answer.header(HttpHeaders.ALLOW, value));
        }
        return answer.build();
    }

    /** What is away for now (database, broker, a lock that another holds) gets the status upon which clients try again by themselves. */
    @ServerExceptionMapper
    public Response fault(Throwable fault) {
        if (Transience.isTransient(fault)) {
            LOG.warnf("request not served for now error=%s", fault);
            return refused(ApiException.unavailable("The service is not available right now.", COME_AGAIN));
        }
        UUID errorId = ids.next();
        LOG.errorf(fault, "request failed errorId=%s", errorId);
        return json(500, Map.of("detail", "Internal Error", "errorId", errorId.toString()))
                .build();
    }

    private static String detail(int status, String method) {
        return switch (status) {
            case 404 -> "The requested resource does not exist";
            case 405 -> "Method \"" + method + "\" not allowed.";
            case 406 -> "Could not satisfy the request Accept header.";
            case 413 -> "The request body is too large.";
            case 415 -> "Unsupported media type in request.";
            default -> "The request was refused.";
        };
    }

    private static Response.ResponseBuilder json(int status, Map<String, ?> body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    }
}
