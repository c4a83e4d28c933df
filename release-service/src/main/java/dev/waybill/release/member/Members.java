package dev.waybill.release.member;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.access.Role;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.IdPage;
import dev.waybill.kit.paging.Page;
import dev.waybill.release.directory.DirectoryChanges;
import dev.waybill.release.directory.Member;
import dev.waybill.release.request.Moments;
import dev.waybill.release.team.TeamRef;
import dev.waybill.release.team.TeamRelations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who belongs to an organisation, and as what. */
@ApplicationScoped
@Transactional
public class Members {

    private static final int MOST = 5_000;
    private static final String ME = "me";
    private static final String ABOVE = "You do not have permission to set that org-level role";

    private final MemberRepository members;
    private final TeamRelations teams;
    private final DirectoryChanges changes;
    private final Clock clock;

    @Inject
    Members(MemberRepository members, TeamRelations teams, DirectoryChanges changes, Clock clock) {
        this.members = members;
        this.teams = teams;
        this.changes = changes;
        this.clock = clock;
    }

    /** Members by age, of those whose name or address contains the text. */
    Page<MemberView> list(Caller caller, String text, Cursor cursor, int size) {
        long organizationId = caller.organization().id();
        Page<Member> page = IdPage.read(
                cursor,
                size,
                (id, backwards, limit) -> members.list(organizationId, text, id, backwards, limit),
                Member::id);
        return new Page<>(views(page.items()), page.previous(), page.next());
    }

    /** The members of a team by name. */
    List<MemberView> ofTeam(Caller caller, String team) {
        long organizationId = caller.organization().id();
        return views(members.among(teams.memberIds(organizationId, team)));
    }

    /** A member by id, or the one who asks as {@code me}. */
    MemberView get(Caller caller, String id) {
        return view(require(caller, id));
    }

    /** Adds a member. The address counts as proved only if whoever adds it vouches for it, which takes the scope for that. */
    MemberView add(Caller caller, MemberRequest request) {
        long organizationId = caller.organization().id();
        changes.lock(organizationId);
        String email = requireNonNull(request.email(), "email");
        Role role = requireNonNullElse(request.role(), Role.MEMBER);
        if (!standing(caller).decidesOver(role)) {
            throw ApiException.invalidField("orgRole", ABOVE);
        }
        if (members.withEmail(organizationId, email).isPresent()) {
            throw ApiException.invalidField("email", "The user " + email + " is already a member");
        }
        if (members.count(organizationId) >= MOST) {
            throw ApiException.badRequest("An organization may not have more than " + MOST + " members.");
        }
        return view(add(organizationId, email, requireNonNullElse(request.name(), email), role, request));
    }

    private Member add(long organizationId, String email, String name, Role role, MemberRequest request) {
        Member member = new Member(organizationId, name, role.wireName(), Moments.stored(clock.instant()));
        if (request.verified()) {
            member.verify(email);
        } else {
            member.claim(email);
        }
        changes.add(member);
        if (request.teams() != null) {
            teams.replace(organizationId, member.id(), request.teams());
        }
        return member;
    }

    /** The first member of a new organisation, an owner whose address the operator vouches for. */
    public long addOwner(long organizationId, String email, String name) {
        return add(organizationId, email, name, Role.OWNER, new MemberRequest(email, name, Role.OWNER, null, true))
                .id();
    }

    /** The id of a member whom the caller may decide over; 404 if there is none, 403 if the member stands above the caller. */
    public long subordinate(Caller caller, String id) {
        return decidedOver(caller, id).id();
    }

    /** The member whom the caller may decide over; 404 if there is none, 403 if the member stands above the caller. */
    Member decidedOver(Caller caller, String id) {
        Member member = require(caller, id);
        if (!standing(caller).decidesOver(Role.of(member.role()))) {
            throw ApiException.forbidden();
        }
        return member;
    }

    /** The id of a member whom the caller may look at. */
    public long visible(Caller caller, String id) {
        return require(caller, id).id();
    }

    /** Changes what is given. */
    MemberView change(Caller caller, String id, MemberRequest request) {
        changes.lock(caller.organization().id());
        Member member = require(caller, id);
        Role before = Role.of(member.role());
        Role role = requireNonNullElse(request.role(), before);
        Standing standing = standing(caller);
        if (!standing.decidesOver(before) || !standing.decidesOver(role)) {
            throw ApiException.invalidField("orgRole", ABOVE);
        }
        if (role != before) {
            keepAnOwner(member);
        }
        if (member.describe(requireNonNullElse(request.name(), member.name()), role.wireName())) {
            changes.changed(member);
        }
        if (request.teams() != null) {
            teams.replace(caller.organization().id(), member.id(), request.teams());
        }
        return view(member);
    }

    /** Removes a member with all tokens. */
    void remove(Caller caller, String id) {
        changes.lock(caller.organization().id());
        Member member = require(caller, id);
        if (!standing(caller).decidesOver(Role.of(member.role()))) {
            throw ApiException.badRequest("You do not have permission to remove this member.");
        }
        keepAnOwner(member);
        changes.remove(member);
    }

    MemberView join(Caller caller, String id, String team) {
        Member member = require(caller, id);
        teams.join(caller.organization().id(), team, member.id());
        return view(member);
    }

    MemberView leave(Caller caller, String id, String team) {
        Member member = require(caller, id);
        teams.leave(caller.organization().id(), team, member.id());
        return view(member);
    }

    private void keepAnOwner(Member leaving) {
        String owner = Role.OWNER.wireName();
        if (leaving.role().equals(owner)
                && members.countWithRole(leaving.state().organizationId(), owner) == 1) {
            throw ApiException.detail(403, "You cannot remove the only remaining owner of the organization.");
        }
    }

    private Standing standing(Caller caller) {
        Long memberId = caller.memberId();
        @Nullable
        Role role = memberId == null
                ? null
                : members.find(caller.organization().id(), memberId)
                        .map(member -> Role.of(member.role()))
                        .orElse(Role.MEMBER);
        return new Standing(caller, role);
    }

    private Member require(Caller caller, String id) {
        String wanted = id.equals(ME) && caller.memberId() != null ? Long.toString(caller.memberId()) : id;
        return members.find(caller.organization().id(), wanted).orElseThrow(ApiException::notFound);
    }

    private MemberView view(Member member) {
        return views(List.of(member)).getFirst();
    }

    private List<MemberView> views(List<Member> shown) {
        Map<Long, List<TeamRef>> theirs =
                teams.ofMembers(shown.stream().map(Member::id).toList());
        return shown.stream()
                .map(member -> MemberView.of(
                        member,
                        theirs.getOrDefault(member.id(), List.of()).stream()
                                .map(TeamRef::slug)
                                .toList()))
                .toList();
    }
}
