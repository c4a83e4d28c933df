package dev.waybill.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.waybill.contracts.EventHeader;
import dev.waybill.contracts.Fact;
import dev.waybill.contracts.TelemetryType;
import dev.waybill.contracts.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds records against the JSON Schemas of the contract. */
final class ContractSchemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Map<String, Schema> BY_TYPE = new ConcurrentHashMap<>();

    private ContractSchemas() {}

    /**
     * Checks a record of one of the contract's topics.
     *
     * @throws AssertionError if its value is not what the schema of its type says, or there is no such schema
     */
    static void check(Message message) {
        String value = message.json();
        if (value == null || Topic.named(message.raw().topic()).isEmpty()) {
            return;
        }
        String type = message.header(EventHeader.TYPE);
        if (type == null) {
            throw new AssertionError("a record without " + EventHeader.TYPE.wireName() + ": " + message);
        }
        if (Arrays.stream(TelemetryType.values())
                .anyMatch(telemetry -> telemetry.type().equals(type))) {
            return;
        }
        List<Error> errors =
                BY_TYPE.computeIfAbsent(type, ContractSchemas::load).validate(value, InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw new AssertionError("not a valid " + type + ": " + errors + " in " + message);
        }
    }

    private static Schema load(String type) {
        try (InputStream schema = Fact.class.getResourceAsStream("schemas/" + type + ".json")) {
            if (schema == null) {
                throw new AssertionError("the contract has no schema for " + type);
            }
            return REGISTRY.getSchema(new String(schema.readAllBytes(), UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
