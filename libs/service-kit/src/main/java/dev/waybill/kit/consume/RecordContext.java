package dev.waybill.kit.consume;

import dev.waybill.kit.event.FactMetadata;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** What surrounds the handling of a record: a span that goes on where the sender's ended, log keys, and the current fact. */
@Singleton
final class RecordContext {

    /** The most senders that the span of a batch names. */
    private static final int MAX_LINKS = 64;

    private static final TextMapGetter<Headers> HEADERS = new HeaderGetter();

    private final Tracer tracer;

    RecordContext(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("dev.waybill.kit");
    }

    void around(ConsumerRecord<String, byte[]> record, @Nullable FactMetadata metadata, Runnable handler) {
        SpanBuilder span = span(record.topic())
                .setParent(sender(record))
                .setAttribute("messaging.destination.partition.id", Integer.toString(record.partition()))
                .setAttribute("messaging.kafka.offset", record.offset());
        if (metadata == null) {
            within(span, handler);
            return;
        }
        span.setAttribute("cloudevents.event_id", metadata.id().toString())
                .setAttribute("cloudevents.event_type", metadata.type());
        MDC.put("eventId", metadata.id().toString());
        MDC.put("event", metadata.type());
        if (metadata.correlationId() != null) {
            MDC.put("correlationId", metadata.correlationId());
        }
        try {
            CurrentFact.during(metadata, () -> within(span, handler));
        } finally {
            MDC.remove("eventId");
            MDC.remove("event");
            MDC.remove("correlationId");
        }
    }

    void aroundBatch(String topic, Iterable<ConsumerRecord<String, byte[]>> records, Runnable handler) {
        SpanBuilder span = span(topic).setNoParent();
        int count = 0;
        int links = 0;
        for (ConsumerRecord<String, byte[]> record : records) {
            count++;
            Span sender = Span.fromContext(sender(record));
            if (links < MAX_LINKS && sender.getSpanContext().isValid()) {
                span.addLink(sender.getSpanContext());
                links++;
            }
        }
        within(span.setAttribute("messaging.batch.message_count", count), handler);
    }

    private SpanBuilder span(String topic) {
        return tracer.spanBuilder("process " + topic)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", topic);
    }

    private static Context sender(ConsumerRecord<String, byte[]> record) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), record.headers(), HEADERS);
    }

    private static void within(SpanBuilder builder, Runnable handler) {
        Span span = builder.startSpan();
        try (Scope _ = span.makeCurrent()) {
            handler.run();
        } catch (RuntimeException | Error e) {
            span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
            throw e;
        } finally {
            span.end();
        }
    }

    private static final class HeaderGetter implements TextMapGetter<Headers> {

        @Override
        public Iterable<String> keys(Headers headers) {
            List<String> names = new ArrayList<>();
            headers.forEach(header -> names.add(header.key()));
            return names;
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }
    }
}
