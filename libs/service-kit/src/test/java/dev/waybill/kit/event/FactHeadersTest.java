package dev.waybill.kit.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.waybill.contracts.TelemetryType;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactHeadersTest {

    private static final UUID ID = UUID.fromString("018f5b6a-0000-7000-8000-000000000001");
    private static final Instant TIME = Instant.parse("2026-11-24T10:00:00Z");
    private static final FactMetadata PLAIN = new FactMetadata(ID, "t", "/s", TIME, 3, null, null, false, null);

    @Test
    void writesCloudEventsInBinaryMode() {
        FactMetadata full = new FactMetadata(ID, "t", "/s", TIME, 3, "corr", "cause", true, "00-aa-bb-01");

        assertThat(FactHeaders.toMap(full, "1/é"))
                .containsExactly(
                        entry("ce_specversion", "1.0"),
                        entry("ce_id", ID.toString()),
                        entry("ce_type", "t"),
                        entry("ce_source", "/s"),
                        entry("ce_subject", "1/é"),
                        entry("ce_time", "2026-11-24T10:00:00Z"),
                        entry("ce_sequence", "3"),
                        entry("ce_correlationid", "corr"),
                        entry("ce_causationid", "cause"),
                        entry("content-type", "application/json"),
                        entry("traceparent", "00-aa-bb-01"),
                        entry("waybill_replay", "true"));
        assertThat(FactHeaders.read(FactHeaders.toRecord(full, "1/é"))).isEqualTo(full);
    }

    @Test
    void leavesOutWhatNobodyKnows() {
        assertThat(FactHeaders.toMap(PLAIN, "k"))
                .doesNotContainKeys("ce_correlationid", "ce_causationid", "traceparent", "waybill_replay");
        assertThat(FactHeaders.read(FactHeaders.toRecord(PLAIN, "k"))).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "ce_sequence"})
    void refusesARecordWithoutOneOfTheMandatory(String name) {
        Headers headers = FactHeaders.toRecord(PLAIN, "k");
        headers.remove(name);

        assertThatThrownBy(() -> FactHeaders.read(headers))
                .isInstanceOf(PoisonEventException.class)
                .hasMessage("header " + name + " is missing");
    }

    @ParameterizedTest
    @CsvSource({"ce_specversion,0.3", "ce_id,x", "ce_time,yesterday", "ce_sequence,1.5"})
    void refusesAMalformedOneWithoutQuotingIt(String name, String value) {
        Headers headers = FactHeaders.toRecord(PLAIN, "k");
        headers.add(name, value.getBytes(UTF_8));

        assertThatThrownBy(() -> FactHeaders.read(headers))
                .isInstanceOf(PoisonEventException.class)
                .hasMessageStartingWith("header " + name + " is not ")
                .hasMessageNotContaining(value);
    }

    @Test
    void telemetryCarriesWhatTheValueDoesNot() {
        TelemetryMetadata metadata = new TelemetryMetadata(
                ID, TelemetryType.ERROR_SEEN, "/waybill/ingest", TIME, 1, 2, "web@1.0", null, false, "00-aa-bb-01");

        Headers headers = TelemetryHeaders.toRecord(metadata, "2/e");

        assertThat(TelemetryHeaders.read(headers)).contains(metadata);
        assertThat(headers.lastHeader("waybill_environment")).isNull();
        assertThat(new String(headers.lastHeader("waybill_release").value(), UTF_8))
                .isEqualTo("web@1.0");
    }

    @Test
    void telemetryOfTheFutureIsSkippedAndABrokenOneRefused() {
        Headers future = FactHeaders.toRecord(PLAIN, "k");
        Headers broken = FactHeaders.toRecord(PLAIN, "k");
        broken.add("ce_type", TelemetryType.ERROR_SEEN.type().getBytes(UTF_8));

        assertThat(TelemetryHeaders.read(future)).isEmpty();
        assertThatThrownBy(() -> TelemetryHeaders.read(broken))
                .isInstanceOf(PoisonEventException.class)
                .hasMessage("header waybill_received_at is missing");
    }
}
