package dev.waybill.kit.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.DirectoryFact;
import dev.waybill.contracts.DirectoryFact.OrganizationChanged;
import dev.waybill.contracts.DirectoryFact.ProjectChanged;
import dev.waybill.contracts.DirectoryFact.TokenChanged;
import dev.waybill.contracts.Fact;
import dev.waybill.contracts.FactTypes;
import dev.waybill.contracts.ReleaseFact;
import dev.waybill.contracts.ReleaseSeen;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactCodecTest {

    private static final FactMetadata METADATA = new FactMetadata(
            UUID.fromString("018f5b6a-0000-7000-8000-000000000001"),
            "dev.waybill.directory.organization-changed.v1",
            "/waybill/release",
            Instant.parse("2026-11-24T10:00:00.123456Z"),
            7,
            "correlation",
            "cause",
            true,
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    private final FactCodec codec = new FactCodec();

    @Test
    void writesIsoInstantsAndLeavesNullsOut() {
        Instant seen = Instant.parse("2026-11-24T10:00:00Z");

        String json = new String(codec.encode(new ReleaseSeen(1, 2, "web@1", null, null, seen, seen, 3)), UTF_8);

        assertThat(json)
                .isEqualTo("{\"organizationId\":1,\"projectId\":2,\"version\":\"web@1\","
                        + "\"firstSeen\":\"2026-11-24T10:00:00Z\",\"lastSeen\":\"2026-11-24T10:00:00Z\",\"count\":3}");
    }

    @Test
    void decodesWhatItEncoded() {
        TokenChanged fact = new TokenChanged(
                "t", 1, "ab", List.of("project:read"), 5L, Instant.parse("2027-01-01T00:00:00.000001Z"));

        Decoded<DirectoryFact> decoded =
                codec.decode(record(fact.key(), codec.encode(fact), headers(fact)), DirectoryFact.class);

        assertThat(decoded).isEqualTo(new Decoded.Known<>(metadata(fact), fact));
    }

    @Test
    void skipsMembersThatItDoesNotKnow() {
        Decoded<DirectoryFact> decoded =
                decode("{\"organizationId\":1,\"slug\":\"a\",\"name\":\"A\",\"new\":{\"x\":[1]}}");

        assertThat(decoded).isEqualTo(new Decoded.Known<>(METADATA, new OrganizationChanged(1, "a", "A")));
    }

    @Test
    void readsAnAbsentMemberThatMayBeNull() {
        String json = "{\"projectId\":1,\"organizationId\":2,\"slug\":\"a\",\"name\":\"A\"}";
        ProjectChanged fact = new ProjectChanged(1, 2, "a", "A", null);

        assertThat(codec.decode(record("project/1", json.getBytes(UTF_8), headers(fact)), DirectoryFact.class))
                .isEqualTo(new Decoded.Known<>(metadata(fact), fact));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"organizationId\":\"secret\",\"slug\":\"a\",\"name\":\"A\"}",
                "{\"organizationId\":1,\"slug\":\"secret\"}",
                "{\"slug\":\"secret\",\"name\":\"A\"}",
                "{\"organizationId\":null,\"slug\":\"secret\",\"name\":\"A\"}",
            })
    void refusesAValueThatIsNotWhatTheTypeSaysWithoutQuotingIt(String json) {
        assertThatThrownBy(() -> decode(json))
                .isInstanceOf(PoisonEventException.class)
                .hasMessageContaining("dev.waybill.directory.organization-changed.v1")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void namesThePlaceOfTheFault() {
        assertThatThrownBy(() -> decode("{\"organizationId\":{},\"slug\":\"a\",\"name\":\"A\"}"))
                .hasMessageContaining("organizationId")
                .hasMessageContaining("line 1");
    }

    @Test
    void knowsATombstoneWithoutHeaders() {
        assertThat(codec.decode(record("organization/1", null, noHeaders()), DirectoryFact.class))
                .isEqualTo(new Decoded.Tombstone<>("organization/1"));
    }

    @Test
    void doesNotKnowATypeOfTheFutureOrOfAnotherFamily() {
        Headers future = headers(METADATA.type().replace(".v1", ".v9"));

        assertThat(codec.decode(record("k", "whatever".getBytes(UTF_8), future), DirectoryFact.class))
                .isEqualTo(new Decoded.Unknown<>("dev.waybill.directory.organization-changed.v9"));
        assertThat(codec.decode(record("k", "{}".getBytes(UTF_8), headers(METADATA.type())), ReleaseFact.class))
                .isEqualTo(new Decoded.Unknown<>(METADATA.type()));
    }

    @Test
    void refusesARecordWithoutKeyOrType() {
        assertThatThrownBy(() -> codec.decode(record(null, new byte[0], headers(METADATA.type())), Fact.class))
                .isInstanceOf(PoisonEventException.class)
                .hasMessage("the record has no key");
        assertThatThrownBy(() -> codec.decode(record("k", new byte[0], noHeaders()), Fact.class))
                .isInstanceOf(PoisonEventException.class)
                .hasMessage("header ce_type is missing");
    }

    @Test
    void measuresBytesNotCharacters() {
        assertThat(codec.jsonBytes("é")).isEqualTo(4);
    }

    private Decoded<DirectoryFact> decode(String json) {
        return codec.decode(
                record("organization/1", json.getBytes(UTF_8), FactHeaders.toRecord(METADATA, "organization/1")),
                DirectoryFact.class);
    }

    private static FactMetadata metadata(Fact fact) {
        return withType(FactTypes.typeOf(fact.getClass()));
    }

    private static Headers headers(Fact fact) {
        return FactHeaders.toRecord(metadata(fact), fact.key());
    }

    private static Headers headers(String type) {
        return FactHeaders.toRecord(withType(type), "k");
    }

    private static Headers noHeaders() {
        return new org.apache.kafka.common.header.internals.RecordHeaders();
    }

    private static FactMetadata withType(String type) {
        return new FactMetadata(
                METADATA.id(),
                type,
                METADATA.source(),
                METADATA.time(),
                METADATA.sequence(),
                METADATA.correlationId(),
                METADATA.causationId(),
                METADATA.replay(),
                METADATA.traceParent());
    }

    private static ConsumerRecord<String, byte[]> record(String key, byte[] value, Headers headers) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("waybill.directory", 0, 0, key, value);
        headers.forEach(record.headers()::add);
        return record;
    }
}
