package dev.waybill.release.account;

import static java.util.Objects.requireNonNullElse;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.directory.Member;
import dev.waybill.kit.directory.Organization;
import dev.waybill.kit.directory.Project;
import dev.waybill.kit.error.ApiException;
import dev.waybill.release.account.AccountView.AuthView;
import dev.waybill.release.account.AccountView.UserView;
import dev.waybill.release.directory.Organizations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a caller sees of itself, its organisation and the projects there. */
@ApplicationScoped
@Transactional
class Accounts {

    private static final String API_VERSION = "0";

    private final Organizations organizations;
    private final String publicUrl;

    @Inject
    Accounts(Organizations organizations, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.organizations = organizations;
        this.publicUrl = publicUrl;
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

    OrganizationView organization(Caller caller) {
        Organization organization = caller.organization();
        return OrganizationView.of(organization, organizations.created(organization.id()), publicUrl);
    }

    List<ProjectView> projects(Caller caller) {
        Organization organization = caller.organization();
        Map<Long, Instant> created = organizations.projectsCreated(organization.id());
        return organizations.projects(organization.id()).stream()
                .map(project -> ProjectView.of(
                        project, organization, requireNonNullElse(created.get(project.id()), Instant.EPOCH)))
                .toList();
    }

    /** A project of the caller's organisation by slug or id; 404 if there is none. */
    ProjectView project(Caller caller, String slugOrId) {
        Project project =
                organizations.project(caller.organization().id(), slugOrId).orElseThrow(ApiException::notFound);
        return projects(caller).stream()
                .filter(view -> view.slug().equals(project.slug()))
                .findFirst()
                .orElseThrow(ApiException::notFound);
    }

    private Optional<Member> member(Caller caller) {
        return Optional.ofNullable(caller.memberId())
                .flatMap(id -> organizations.member(caller.organization().id(), Long.toString(id)));
    }

    private static UserView user(Member member) {
        String email =
                member.verifiedEmails().isEmpty() ? "" : member.verifiedEmails().getFirst();
        return new UserView(Long.toString(member.id()), member.name(), email, email);
    }
}
