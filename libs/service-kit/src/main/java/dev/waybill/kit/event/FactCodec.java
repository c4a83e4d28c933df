package dev.waybill.kit.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.waybill.contracts.EventHeader;
import dev.waybill.contracts.Fact;
import dev.waybill.contracts.FactTypes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Facts to JSON and back.
 *
 * <p>Instants are ISO-8601, nulls are left out, and members that the reader does not know are skipped, so a producer may add some. A member
 * that a fact cannot do without and that is missing makes the record poison; what is added within a version is therefore nullable.
 */
@Singleton
public final class FactCodec {

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    /** The value of a fact's record, UTF-8 JSON. */
    public byte[] encode(Fact fact) {
        return write(fact);
    }

    /** How many bytes something takes inside a fact's JSON; the measure for {@link PartSplitter}. */
    public int jsonBytes(Object item) {
        return write(item).length;
    }

    /**
     * What a record says.
     *
     * @param expected the sealed interface (or record) that the reader handles; other facts are {@link Decoded.Unknown}
     * @throws PoisonEventException if the record is none of ours: headers missing or malformed, or a value that is not what the type says
     */
    public <F extends Fact> Decoded<F> decode(ConsumerRecord<String, byte[]> record, Class<F> expected) {
        if (record.key() == null) {
            throw new PoisonEventException("the record has no key");
        }
        byte[] value = record.value();
        if (value == null) {
            return new Decoded.Tombstone<>(record.key());
        }
        String type = RecordHeaders.require(record.headers(), EventHeader.TYPE);
        Optional<Class<? extends Fact>> known = FactTypes.classOf(type).filter(expected::isAssignableFrom);
        if (known.isEmpty()) {
            return new Decoded.Unknown<>(type);
        }
        FactMetadata metadata = FactHeaders.read(record.headers());
        return new Decoded.Known<>(metadata, read(value, type, known.get().asSubclass(expected)));
    }

    /**
     * The fact that {@link #encode} wrote.
     *
     * @param fact its record
     * @throws PoisonEventException if the value is none
     */
    public <F extends Fact> F read(byte[] value, Class<F> fact) {
        return read(value, FactTypes.typeOf(fact), fact);
    }

    private byte[] write(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
        }
    }

    private <F extends Fact> F read(byte[] value, String type, Class<F> target) {
        @Nullable F fact;
        try {
            fact = json.readValue(value, target);
        } catch (IOException e) {
            throw new PoisonEventException("the value is not a " + type + place(e));
        }
        if (fact == null) {
            throw new PoisonEventException("the value is null, not a " + type);
        }
        return fact;
    }

    /** Where the JSON went wrong. Jackson's own message quotes the payload, so it is not used. */
    private static String place(IOException failure) {
        String place = "";
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            place = " at "
                    + mapping.getPath().stream()
                            .map(step ->
                                    step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                            .collect(Collectors.joining("."));
        }
        if (failure instanceof JsonProcessingException processing && processing.getLocation() != null) {
            place += ", line " + processing.getLocation().getLineNr() + " column "
                    + processing.getLocation().getColumnNr();
        }
        return place + " (" + failure.getClass().getSimpleName() + ")";
    }
}
