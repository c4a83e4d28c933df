package dev.waybill.release.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of the API's root: both parts are null for a caller without a token, and there is no user behind an organisation's token. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AccountView(
        String version, @Nullable AuthView auth, @Nullable UserView user) {

    /** What the token may do. */
    record AuthView(List<String> scopes) {}

    /** A user as clients read one; the id is a string. */
    record UserView(String id, String name, String username, String email) {}
}
