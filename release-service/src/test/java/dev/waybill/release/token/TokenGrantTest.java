package dev.waybill.release.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.access.Role;
import dev.waybill.kit.directory.Organization;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenGrantTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3_600);

    private final Caller caller =
            new Caller(new Organization(1, "demo", "Demo"), "1", Set.of("org:read", "project:write"), null);

    @Test
    void grantsWhatCallerAndOwnerBothMay() {
        assertThatCode(() -> TokenGrant.check(caller, List.of("org:read"), Role.MEMBER.scopes()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> TokenGrant.check(caller, List.of("org:read", "org:ci"), Role.MEMBER.scopes()))
                .hasMessageContaining("You may not grant \"org:ci\"");
        assertThatThrownBy(() -> TokenGrant.check(caller, List.of("project:write"), Role.MEMBER.scopes()))
                .hasMessageContaining("role does not allow \"project:write\"");
    }

    @Test
    void lastsNoLongerThanTheCallersToken() {
        assertThat(TokenGrant.end(null, Optional.empty(), NOW)).isNull();
        assertThat(TokenGrant.end(null, Optional.of(LATER), NOW)).isEqualTo(LATER);
        assertThat(TokenGrant.end(LATER, Optional.empty(), NOW)).isEqualTo(LATER);
        assertThat(TokenGrant.end(LATER, Optional.of(LATER), NOW)).isEqualTo(LATER);
        assertThatThrownBy(() -> TokenGrant.end(LATER.plusMillis(1), Optional.of(LATER), NOW))
                .hasMessageContaining("may not outlast");
        assertThatThrownBy(() -> TokenGrant.end(NOW, Optional.empty(), NOW)).hasMessageContaining("in the future");
    }
}
