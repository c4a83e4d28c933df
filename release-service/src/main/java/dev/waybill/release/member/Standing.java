package dev.waybill.release.member;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.access.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a caller may decide about others: nobody lifts anybody above himself or touches who stands above him, and the two highest roles
 * take the scopes that they are about. A token of the organisation has no role; its scopes alone decide.
 *
 * @param role of the member whose token it is, null for a token of the organisation
 */
record Standing(Caller caller, @Nullable Role role) {

    /** Whether the caller may give and take the role, and change or remove a member who has it. */
    boolean decidesOver(Role other) {
        if (role != null && role.compareTo(other) < 0) {
            return false;
        }
        return switch (other) {
            case MEMBER, ADMIN -> true;
            case MANAGER -> holdsOneOf(List.of("org:write", "org:admin"));
            case OWNER -> holdsOneOf(List.of("org:admin"));
        };
    }

    private boolean holdsOneOf(List<String> scopes) {
        return scopes.stream().anyMatch(caller.scopes()::contains);
    }
}
