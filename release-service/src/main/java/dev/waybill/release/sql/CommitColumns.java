package dev.waybill.release.sql;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of commits that hold more than one value. */
public final class CommitColumns {

    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    private static final TypeReference<List<FileChange>> FILES = new TypeReference<>() {};

    private CommitColumns() {}

    /** File changes as JSON. */
    public static String write(List<FileChange> files) {
        try {
            return JSON.writeValueAsString(files);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** File changes from JSON. */
    public static List<FileChange> read(String json) {
        try {
            return JSON.readValue(json, FILES);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException(notOurs);
        }
    }

    /** The person that a name and an address name, null if there is neither. */
    public static @Nullable Person person(@Nullable String name, @Nullable String email) {
        return name == null && email == null ? null : new Person(name, email);
    }
}
