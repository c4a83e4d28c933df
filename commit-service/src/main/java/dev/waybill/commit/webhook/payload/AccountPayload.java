package dev.waybill.commit.webhook.payload;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.contracts.CommitFact.HostAccount;
import org.jspecify.annotations.Nullable;

/** Somebody as GitHub, Gitea and Forgejo know them. */
public record AccountPayload(
        @JsonProperty("login") @Nullable String login,
        @JsonProperty("full_name") @Nullable String name,
        @JsonProperty("email") @Nullable String email) {

    /** The account; null if nothing is told of it. */
    public static @Nullable HostAccount account(@Nullable AccountPayload told) {
        if (told == null) {
            return null;
        }
        String login = HostText.name(told.login());
        String name = HostText.name(told.name());
        String email = PersonPayload.address(told.email());
        return login == null && name == null && email == null ? null : new HostAccount(login, name, email);
    }
}
