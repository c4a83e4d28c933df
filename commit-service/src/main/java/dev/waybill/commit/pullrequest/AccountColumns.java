package dev.waybill.commit.pullrequest;

import dev.waybill.contracts.CommitFact.HostAccount;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The columns of somebody as a host knows them. */
@Embeddable
record AccountColumns(
        @Nullable String login,
        @Nullable String name,
        @Nullable String email) {

    static @Nullable AccountColumns of(@Nullable HostAccount told) {
        return told == null ? null : new AccountColumns(told.login(), told.name(), told.email());
    }

    HostAccount told() {
        return new HostAccount(login, name, email);
    }
}
