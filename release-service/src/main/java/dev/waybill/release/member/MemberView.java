package dev.waybill.release.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.kit.access.Role;
import dev.waybill.release.directory.Member;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A member as Sentry shows one.
 *
 * @param email the first proved address, else the first one, else empty
 * @param pending whether no address is proved yet, so that nothing is mailed
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record MemberView(
        String id,
        String email,
        String name,
        UserView user,
        String role,
        String orgRole,
        String roleName,
        boolean pending,
        boolean expired,
        String inviteStatus,
        @Nullable String inviterName,
        List<String> teams,
        List<TeamRoleView> teamRoles,
        Instant dateCreated) {

    /** The person. */
    record UserView(
            String id,
            String name,
            String username,
            String email,
            @JsonProperty("isActive") boolean isActive,
            List<EmailView> emails) {}

    /** One of a member's addresses. */
    record EmailView(
            String email,
            @JsonProperty("isPrimary") boolean isPrimary,
            @JsonProperty("isVerified") boolean isVerified,
            @JsonProperty("is_verified") boolean isVerifiedToo) {}

    /** A team of the member; members have no roles in teams. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record TeamRoleView(String teamSlug, @Nullable String role) {}

    static MemberView of(Member member, List<String> teams) {
        Role role = Role.of(member.role());
        List<EmailView> emails = emails(member);
        String email = emails.isEmpty() ? "" : emails.getFirst().email();
        String id = Long.toString(member.id());
        return new MemberView(
                id,
                email,
                member.name(),
                new UserView(id, member.name(), email, email, true, emails),
                role.wireName(),
                role.wireName(),
                role.title(),
                member.verifiedEmails().isEmpty(),
                false,
                "approved",
                null,
                teams,
                teams.stream().map(team -> new TeamRoleView(team, null)).toList(),
                member.dateCreated());
    }

    /** All addresses, the proved ones first. */
    static List<EmailView> emails(Member member) {
        List<String> verified = member.verifiedEmails();
        return Stream.concat(verified.stream(), member.claimedEmails().stream())
                .map(email -> new EmailView(
                        email,
                        email.equals(verified.isEmpty() ? null : verified.getFirst()),
                        verified.contains(email),
                        verified.contains(email)))
                .toList();
    }
}
