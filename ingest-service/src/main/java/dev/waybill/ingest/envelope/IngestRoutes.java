package dev.waybill.ingest.envelope;

import dev.waybill.ingest.limits.ConnectionGuard;
import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Takes {@code /api/{project}/…} before everything that Quarkus does with a request: no body handler, no filter, no size limit with an answer
 * that a browser may not read. All other requests go on to Quarkus, with their connection watched too.
 */
@Singleton
final class IngestRoutes {

    private final Ingest ingest;

    @Inject
    IngestRoutes(Ingest ingest) {
        this.ingest = ingest;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::route);
    }

    private void route(RoutingContext context) {
        HttpServerRequest request = context.request();
        ConnectionGuard guard = ConnectionGuard.of(request);
        if (guard != null) {
            guard.requestBegan(request);
        }
        String path = request.path();
        if (path != null && IngestPath.isOurs(path)) {
            take(context, path, guard);
        } else {
            context.next();
        }
    }

    private void take(RoutingContext routing, String path, @Nullable ConnectionGuard guard) {
        HttpServerRequest request = routing.request();
        if (request.method() == HttpMethod.OPTIONS) {
            Answers.preflight(request.response());
            return;
        }
        try {
            IngestPath target =
                    IngestPath.parse(path).orElseThrow(() -> new Refusal(RefusalReason.NOT_FOUND, "no such endpoint"));
            if (request.method() != HttpMethod.POST) {
                throw new Refusal(RefusalReason.METHOD_NOT_ALLOWED, "method not allowed");
            }
            new Exchange(ingest, request, target, routing.vertx().getOrCreateContext(), guard).run();
        } catch (Refusal refusal) {
            ingest.metrics().rejected(refusal.reason());
            new BodyReceiver(request).discard();
            Answers.refused(request.response(), refusal);
        }
    }
}
