package dev.waybill.state;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/** W3C trace context of the running work, so that a trace goes on where the fact is handled. */
final class TraceParent {

    private TraceParent() {}

    /** Null if nothing is traced. */
    static @Nullable String current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
