package dev.waybill.kit.access;

import dev.waybill.kit.directory.Organization;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request.
 *
 * @param organization the only one that it can see
 * @param scopes what it may do: the token's scopes, for a member's token within what the member's role allows
 * @param memberId whose token it is, null for an organisation's own
 */
public record Caller(
        Organization organization,
        String tokenId,
        Set<String> scopes,
        @Nullable Long memberId) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** The same caller with what is known of its organisation now. */
    Caller in(Organization now) {
        return new Caller(now, tokenId, scopes, memberId);
    }
}
