package dev.waybill.commit.webhook.payload;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.contracts.Person;
import org.jspecify.annotations.Nullable;

/** A person as a commit names one. */
public record PersonPayload(
        @JsonProperty("name") @Nullable String name,
        @JsonProperty("email") @Nullable String email) {

    /** GitLab hides addresses so. */
    private static final String REDACTED = "[REDACTED]";

    /** The person, of whom nothing may be known. */
    public static Person person(@Nullable PersonPayload told) {
        return told == null ? new Person(null, null) : new Person(HostText.name(told.name()), address(told.email()));
    }

    /** An address; null if there is none, or one that is hidden. */
    static @Nullable String address(@Nullable String email) {
        return REDACTED.equals(email) ? null : HostText.name(email);
    }
}
