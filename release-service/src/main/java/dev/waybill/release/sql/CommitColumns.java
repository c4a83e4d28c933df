package dev.waybill.release.sql;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.contracts.Contributor;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of commits that hold more than one value. */
public final class CommitColumns {

    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    private static final TypeReference<List<FileChange>> FILES = new TypeReference<>() {};
    private static final TypeReference<List<Contributor>> CONTRIBUTORS = new TypeReference<>() {};

    private CommitColumns() {}

    /** File changes or contributors as JSON. */
    public static String write(List<? extends Record> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** File changes from JSON. */
    public static List<FileChange> files(String json) {
        return read(json, FILES);
    }

    /** Contributors from JSON. */
    public static List<Contributor> contributors(String json) {
        return read(json, CONTRIBUTORS);
    }

    private static <T> List<T> read(String json, TypeReference<List<T>> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException(notOurs);
        }
    }

    /** The person that a name and an address name, null if there is neither. */
    public static @Nullable Person person(@Nullable String name, @Nullable String email) {
        return name == null && email == null ? null : new Person(name, email);
    }
}
