package dev.waybill.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.DirectoryFact;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class RecordContextTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SENDER = "b7ad6b7169203331";

    private final List<SpanData> spans = new ArrayList<>();

    private final Fixture fixture = new Fixture(OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(new SpanExporter() {
                        @Override
                        public CompletableResultCode export(Collection<SpanData> exported) {
                            spans.addAll(exported);
                            return CompletableResultCode.ofSuccess();
                        }

                        @Override
                        public CompletableResultCode flush() {
                            return CompletableResultCode.ofSuccess();
                        }

                        @Override
                        public CompletableResultCode shutdown() {
                            return CompletableResultCode.ofSuccess();
                        }
                    }))
                    .build())
            .build());

    @Test
    void goesOnWhereTheSenderEnded() {
        fixture.fact(Fixture.organization(1));
        List<String> inside = new ArrayList<>();

        fixture.deliveries.each(fixture.poll(), DirectoryFact.class, (metadata, _) -> {
            inside.add(Span.current().getSpanContext().getTraceId());
            inside.add(metadata.id().toString());
            inside.add(String.valueOf(MDC.get("eventId")));
        });

        assertThat(inside.getFirst()).isEqualTo(TRACE);
        assertThat(inside.get(2)).isEqualTo(inside.get(1));
        assertThat(MDC.get("eventId")).isNull();
        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("process waybill.directory");
            assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getParentSpanId()).isEqualTo(SENDER);
        });
    }

    @Test
    void marksTheSpanOfAFailure() {
        fixture.fact(Fixture.organization(1));

        fixture.deliveries.each(fixture.poll(), DirectoryFact.class, (_, _) -> {
            throw new IllegalStateException("personal data");
        });

        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.getStatus().getDescription()).isEqualTo("IllegalStateException");
            assertThat(span.getEvents()).isEmpty();
        });
    }

    @Test
    void aBatchNamesItsSenders() {
        fixture.fact(Fixture.organization(1));
        fixture.fact(Fixture.organization(2));

        fixture.deliveries.batch(fixture.poll(), DirectoryFact.class, (_, _) -> {});

        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isNotEqualTo(TRACE);
            assertThat(span.getLinks())
                    .hasSize(2)
                    .allMatch(link -> link.getSpanContext().getSpanId().equals(SENDER));
        });
    }
}
