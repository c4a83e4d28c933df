package dev.waybill.release.account;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.directory.Member;
import dev.waybill.kit.directory.Organization;
import dev.waybill.release.account.AccountView.AuthView;
import dev.waybill.release.account.AccountView.UserView;
import dev.waybill.release.directory.Organizations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** What a caller sees of itself. */
@ApplicationScoped
@Transactional
class Accounts {

    private static final String API_VERSION = "0";

    private final Organizations organizations;

    @Inject
    Accounts(Organizations organizations) {
        this.organizations = organizations;
    }

    static AccountView anonymous() {
        return new AccountView(API_VERSION, null, null);
    }

    AccountView of(Caller caller) {
        return new AccountView(
                API_VERSION,
                new AuthView(caller.scopes().stream().sorted().toList()),
                member(caller).map(Accounts::user).orElse(null));
    }

    /** The member behind the token; a token of the organisation itself stands in for one, because clients need somebody. */
    UserView user(Caller caller) {
        Organization organization = caller.organization();
        return member(caller)
                .map(Accounts::user)
                .orElseGet(
                        () -> new UserView("token-" + caller.tokenId(), organization.name(), organization.slug(), ""));
    }

    private Optional<Member> member(Caller caller) {
        return Optional.ofNullable(caller.memberId())
                .flatMap(id -> organizations.member(caller.organization().id(), id));
    }

    private static UserView user(Member member) {
        String email =
                member.verifiedEmails().isEmpty() ? "" : member.verifiedEmails().getFirst();
        return new UserView(Long.toString(member.id()), member.name(), email, email);
    }
}
