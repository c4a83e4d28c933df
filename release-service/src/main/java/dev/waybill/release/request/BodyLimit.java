package dev.waybill.release.request;

import dev.waybill.kit.error.ApiException;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that are too large, in words that clients print: those that say so themselves before they are read, others when they turn
 * out to be. Without it the HTTP server refuses them with an empty answer.
 */
@ApplicationScoped
public class BodyLimit {

    /** Before anything else looks at a request. */
    private static final int FIRST = 1_000;

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    private static final int MIB = 1024 * 1024;

    private final long limit;

    @Inject
    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    /** Counts what comes of a body that does not tell its length, in place of the HTTP server. */
    @ServerRequestFilter
    public void count(ContainerRequestContext request, RoutingContext context) {
        if (isUnmeasured(context.request())) {
            context.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
            request.setEntityStream(new LimitedStream(request.getEntityStream(), limit, () -> tooLarge(context)));
        }
    }

    private void check(RoutingContext context) {
        String length = length(context.request());
        if (length == null || !length.matches("\\d{1,18}") || Long.parseLong(length) <= limit) {
            context.next();
            return;
        }
        throwAwayRest(context.request());
        context.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end("{\"detail\":\"" + detail() + "\"}");
    }

    private ApiException tooLarge(RoutingContext context) {
        throwAwayRest(context.request());
        return ApiException.tooLarge(detail());
    }

    private String detail() {
        return "The request body is too large: at most %d MiB are taken.".formatted(limit / MIB);
    }

    /** So that the client, which may still be sending, reads the answer. */
    private static void throwAwayRest(HttpServerRequest request) {
        request.handler(_ -> {}).resume();
    }

    private static boolean isUnmeasured(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                ? length(request) == null && WITH_BODY.contains(request.method())
                : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static @Nullable String length(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.CONTENT_LENGTH);
    }
}
