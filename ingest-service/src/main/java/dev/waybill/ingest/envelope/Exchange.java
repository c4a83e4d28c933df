package dev.waybill.ingest.envelope;

import dev.waybill.ingest.directory.Credentials;
import dev.waybill.ingest.directory.Dsn;
import dev.waybill.ingest.directory.PublicKey;
import dev.waybill.ingest.event.Slice;
import dev.waybill.ingest.limits.Capacity.Lease;
import dev.waybill.ingest.limits.ConnectionGuard;
import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import dev.waybill.ingest.publish.Origin;
import dev.waybill.ingest.publish.Publisher;
import dev.waybill.ingest.publish.TraceParent;
import dev.waybill.kit.directory.ProjectKey;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One request, from its head to its answer: admit, authenticate, receive, prepare, publish, answer. All steps but the heavy part of preparing
 * run on the connection's event loop, so nothing here is locked.
 */
final class Exchange {

    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final CharSequence SENTRY_AUTH = HttpHeaders.createOptimized("X-Sentry-Auth");
    private static final CharSequence TRACE_PARENT = HttpHeaders.createOptimized("traceparent");

    private final Ingest ingest;
    private final HttpServerRequest request;
    private final IngestPath path;
    private final Context context;
    private final @Nullable ConnectionGuard guard;
    private final BodyReceiver body;
    private ContentEncoding encoding = ContentEncoding.IDENTITY;
    private @Nullable Lease lease;
    private @Nullable PublicKey key;
    private boolean answered;

    /**
     * @param context the event loop of the request's connection
     * @param guard of the connection, null if it has none
     */
    Exchange(
            Ingest ingest,
            HttpServerRequest request,
            IngestPath path,
            Context context,
            @Nullable ConnectionGuard guard) {
        this.ingest = ingest;
        this.guard = guard;
        this.request = request;
        this.path = path;
        this.context = context;
        this.body = new BodyReceiver(request);
    }

    /** Begins. */
    void run() {
        guarded(() -> {
            ingest.publisher().requireOpen();
            body.requireLength();
            encoding = ContentEncoding.of(request.getHeader(HttpHeaders.CONTENT_ENCODING));
            MultiMap headers = request.headers();
            key = Credentials.read(
                            headers.getAll(SENTRY_AUTH), headers.getAll(HttpHeaders.AUTHORIZATION), request.query())
                    .orElse(null);
            lease = ingest.capacity().admit();
            if (guard != null) {
                guard.onSlowBody(this::tooSlow);
            }
            if (key == null) {
                receive(null);
            } else {
                authorize(key, this::receive);
            }
        });
    }

    private void authorize(PublicKey credentials, Consumer<ProjectKey> then) {
        Optional<ProjectKey> known = ingest.access().look(path.projectId(), credentials);
        if (known.isPresent()) {
            then.accept(known.get());
            return;
        }
        request.pause();
        ingest.access()
                .await(path.projectId(), credentials)
                .whenComplete((found, failure) -> onLoop(() -> {
                    if (failure == null) {
                        then.accept(found);
                    } else {
                        throw refusalOf(failure);
                    }
                }));
    }

    private void receive(@Nullable ProjectKey owner) {
        body.receive(leased(), bytes -> guarded(() -> prepare(owner, bytes)), this::end);
    }

    private void prepare(@Nullable ProjectKey owner, Slice bytes) {
        ingest.metrics().received(bytes.length());
        Optional<Submission> light =
                Preparation.prepare(path.endpoint(), encoding, bytes, Preparation.LIGHT, leased()::reserve);
        if (light.isPresent()) {
            identify(owner, light.get());
        } else {
            ingest.heavyWork().run(() -> prepareHeavy(owner, bytes));
        }
    }

    private void prepareHeavy(@Nullable ProjectKey owner, Slice bytes) {
        try {
            Submission submission = Preparation.prepare(
                            path.endpoint(), encoding, bytes, Preparation.HEAVY, leased()::reserve)
                    .orElseThrow(Exchange::tooLarge);
            onLoop(() -> identify(owner, submission));
        } catch (RuntimeException e) {
            onLoop(() -> {
                throw e;
            });
        }
    }

    private void identify(@Nullable ProjectKey owner, Submission submission) {
        Dsn dsn = submission.dsn() == null ? null : Dsn.parse(submission.dsn());
        if (dsn != null) {
            requireAgreement(dsn);
        }
        if (owner != null) {
            publish(owner, submission);
        } else if (dsn != null) {
            authorize(dsn.key(), found -> publish(found, submission));
        } else {
            throw new Refusal(RefusalReason.UNAUTHENTICATED, "missing authorization information");
        }
    }

    private void requireAgreement(Dsn dsn) {
        if (key != null && !key.equals(dsn.key())) {
            throw new Refusal(RefusalReason.UNAUTHENTICATED, "multiple authorization payloads detected");
        }
        if (dsn.projectId() != path.projectId()) {
            throw new Refusal(RefusalReason.FORBIDDEN, "event submission rejected with_reason: ProjectId");
        }
    }

    private void publish(ProjectKey owner, Submission submission) {
        Origin origin = Origin.of(owner, ingest.clock().instant(), TraceParent.of(request.getHeader(TRACE_PARENT)));
        ingest.publication()
                .publish(origin, submission)
                .whenComplete((_, failure) -> onLoop(() -> {
                    if (failure != null) {
                        throw Publisher.kafkaAway();
                    }
                    accept(submission);
                }));
    }

    private void accept(Submission submission) {
        ingest.metrics().accepted(submission);
        answered = true;
        leased().close();
        HttpServerResponse response = request.response();
        if (!response.closed()) {
            Answers.accepted(response, submission.eventId());
        }
        if (guard != null) {
            guard.requestComplete();
        }
    }

    private void tooSlow() {
        end(new Refusal(RefusalReason.TOO_SLOW, "the body came too slowly"));
        request.connection().close();
    }

    /** Ends the exchange without success: refused, broken off by the client, or by a fault of ours. */
    private void end(Throwable failure) {
        if (answered) {
            return;
        }
        answered = true;
        if (lease != null) {
            lease.close();
        }
        Refusal refusal = refusalOf(failure);
        ingest.metrics().rejected(refusal.reason());
        body.discard();
        if (!request.response().closed()) {
            Answers.refused(request.response(), refusal);
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            end(e);
        }
    }

    private void onLoop(Runnable step) {
        context.runOnContext(_ -> guarded(step));
    }

    private Lease leased() {
        if (lease == null) {
            throw new IllegalStateException("not admitted");
        }
        return lease;
    }

    private static Refusal refusalOf(Throwable failure) {
        Throwable cause = failure.getCause() instanceof Refusal inner ? inner : failure;
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        LOG.error("request failed", failure);
        return new Refusal(RefusalReason.INTERNAL, "Internal Error");
    }

    private static Refusal tooLarge() {
        return new Refusal(RefusalReason.TOO_LARGE, "envelope exceeded size limits", "more than 20 MiB decoded");
    }
}
