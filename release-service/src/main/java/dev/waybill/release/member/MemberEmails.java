package dev.waybill.release.member;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.link.SignedLinks;
import dev.waybill.release.directory.DirectoryChanges;
import dev.waybill.release.directory.Member;
import dev.waybill.release.member.MemberView.EmailView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The addresses of members. Only one that is proved is ever mailed to or matched with the author of a commit.
 *
 * <p>An address is proved by opening a signed link that expires, or somebody with {@code member:admin} vouches for it. The link is handed to
 * that somebody, who sends it to the address: whoever could get both the link and the answer would prove nothing. Nobody touches the addresses
 * of who stands above him.
 */
@ApplicationScoped
@Transactional
class MemberEmails {

    private static final int MOST = 20;
    private static final Duration LINK_LASTS = Duration.ofDays(3);
    private static final String PURPOSE = "verify-address";

    private final Members standings;
    private final MemberRepository members;
    private final DirectoryChanges changes;
    private final SignedLinks links;
    private final Clock clock;
    private final String publicUrl;

    @Inject
    MemberEmails(
            Members standings,
            MemberRepository members,
            DirectoryChanges changes,
            SignedLinks links,
            Clock clock,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.standings = standings;
        this.members = members;
        this.changes = changes;
        this.links = links;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    List<EmailView> list(Caller caller, String id) {
        return MemberView.emails(require(caller, id));
    }

    /** Notes an address, which is not proved thereby. */
    EmailView claim(Caller caller, String id, String email) {
        changes.lock(caller.organization().id());
        Member member = standings.decidedOver(caller, id);
        requireFree(caller.organization().id(), member, email);
        if (MemberView.emails(member).size() >= MOST) {
            throw ApiException.badRequest("A member may not have more than " + MOST + " addresses.");
        }
        member.claim(email);
        return only(member, email);
    }

    /** Vouches for an address. */
    EmailView vouch(Caller caller, String id, String email) {
        changes.lock(caller.organization().id());
        Member member = standings.decidedOver(caller, id);
        requireFree(caller.organization().id(), member, email);
        if (member.verify(email)) {
            changes.changed(member);
        }
        return only(member, email);
    }

    void drop(Caller caller, String id, String email) {
        changes.lock(caller.organization().id());
        Member member = standings.decidedOver(caller, id);
        if (member.drop(email)) {
            changes.changed(member);
        }
    }

    /** A link that proves the address, for three days; 404 unless it is one of the member's. */
    ConfirmationView link(Caller caller, String id, String email) {
        Member member = standings.decidedOver(caller, id);
        only(member, email);
        Instant expires = clock.instant().plus(LINK_LASTS);
        String sealed = links.seal(
                PURPOSE, caller.organization().id() + " " + member.id() + " " + expires.getEpochSecond() + " " + email);
        return new ConfirmationView(email, publicUrl + "/verify-address/" + sealed, expires);
    }

    /** The address that a link would prove; empty if the link is not ours, has expired, or the member no longer has the address. */
    Optional<String> address(String sealed) {
        return claim(sealed).filter(it -> member(it).isPresent()).map(Claim::email);
    }

    /** Proves the address of a link and gives it; empty as {@link #address} is. */
    Optional<String> confirm(String sealed) {
        return claim(sealed).flatMap(it -> {
            changes.lock(it.organizationId());
            return member(it).map(member -> {
                if (member.verify(it.email())) {
                    changes.changed(member);
                }
                return it.email();
            });
        });
    }

    private record Claim(long organizationId, String memberId, String email) {}

    private Optional<Claim> claim(String sealed) {
        return links.open(PURPOSE, sealed)
                .map(text -> text.split(" ", 4))
                .filter(parts -> clock.instant().getEpochSecond() < Long.parseLong(parts[2]))
                .map(parts -> new Claim(Long.parseLong(parts[0]), parts[1], parts[3]));
    }

    private Optional<Member> member(Claim claim) {
        return members.find(claim.organizationId(), claim.memberId()).filter(member -> has(member, claim.email()));
    }

    private void requireFree(long organizationId, Member member, String email) {
        if (members.withEmail(organizationId, email)
                .filter(other -> other != member)
                .isPresent()) {
            throw ApiException.invalidField("email", "The address " + email + " belongs to another member.");
        }
    }

    private Member require(Caller caller, String id) {
        return members.find(caller.organization().id(), id).orElseThrow(ApiException::notFound);
    }

    private static boolean has(Member member, String email) {
        return member.verifiedEmails().contains(email) || member.claimedEmails().contains(email);
    }

    private static EmailView only(Member member, String email) {
        return MemberView.emails(member).stream()
                .filter(view -> view.email().equals(email))
                .findFirst()
                .orElseThrow(ApiException::notFound);
    }
}
