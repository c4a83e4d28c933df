package dev.waybill.release.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.access.Role;
import dev.waybill.kit.directory.Organization;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

    /** Who the caller is ("-" for a token of the organisation), one scope of its token, and the highest role that it decides over. */
    @ParameterizedTest
    @CsvSource({
        "OWNER,   org:admin,    OWNER",
        "OWNER,   org:write,    MANAGER",
        "OWNER,   member:admin, ADMIN",
        "MANAGER, org:write,    MANAGER",
        "MANAGER, org:admin,    MANAGER",
        "MANAGER, member:write, ADMIN",
        "ADMIN,   org:admin,    ADMIN",
        "MEMBER,  org:admin,    MEMBER",
        "-,       org:admin,    OWNER",
        "-,       org:write,    MANAGER",
        "-,       member:admin, ADMIN"
    })
    void reachesNoFurtherThanRoleAndScopes(String role, String scope, Role highest) {
        Standing standing = standing(role.equals("-") ? null : Role.valueOf(role), scope);

        for (Role other : Role.values()) {
            assertThat(standing.decidesOver(other)).as(other.name()).isEqualTo(other.compareTo(highest) <= 0);
        }
    }

    private static Standing standing(@Nullable Role role, String scope) {
        return new Standing(new Caller(new Organization(1, "demo", "Demo"), "1", Set.of(scope), null), role);
    }
}
