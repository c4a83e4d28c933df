package dev.waybill.release.organization;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.access.Role;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.IdPage;
import dev.waybill.kit.paging.Page;
import dev.waybill.release.directory.DirectoryChanges;
import dev.waybill.release.directory.Organization;
import dev.waybill.release.directory.Slugs;
import dev.waybill.release.member.Members;
import dev.waybill.release.project.Projects;
import dev.waybill.release.request.Moments;
import dev.waybill.release.team.Teams;
import dev.waybill.release.token.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes, shows and renames organisations. */
@ApplicationScoped
@Transactional
class ManageOrganizations {

    private final OrganizationRepository organizations;
    private final DirectoryChanges changes;
    private final Projects projects;
    private final Teams teams;
    private final Members members;
    private final AccessTokens tokens;
    private final Clock clock;
    private final String publicUrl;

    @Inject
    ManageOrganizations(
            OrganizationRepository organizations,
            DirectoryChanges changes,
            Projects projects,
            Teams teams,
            Members members,
            AccessTokens tokens,
            Clock clock,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.organizations = organizations;
        this.changes = changes;
        this.projects = projects;
        this.teams = teams;
        this.members = members;
        this.tokens = tokens;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** The caller's organisation, of which there is exactly one. */
    Page<OrganizationView> ofCaller(Caller caller) {
        return Page.single(List.of(view(own(caller), caller)));
    }

    /** All organisations, for the operator. */
    Page<OrganizationView> all(Cursor cursor, int size) {
        return IdPage.read(cursor, size, organizations::list, Organization::id).map(it -> view(it, List.of()));
    }

    /**
     * The caller's organisation.
     *
     * @param detailed with all projects and teams
     */
    OrganizationView get(Caller caller, boolean detailed) {
        OrganizationView view = view(own(caller), caller);
        return detailed ? view.with(projects.all(caller), teams.all(caller)) : view;
    }

    /**
     * Makes an organisation and its first token, which may do everything: the owner's if one is named, else the organisation's own. 409 if
     * the slug is taken.
     */
    OrganizationView create(OrganizationRequest request) {
        String name = requireNonNull(request.name(), "name");
        String slug = requireNonNullElse(request.slug(), Slugs.of(name));
        organizations.lockSlugs();
        if (organizations.find(slug).isPresent()) {
            throw ApiException.conflict("An organization with this slug already exists.");
        }
        Organization organization = new Organization(slug, name, Moments.stored(clock.instant()));
        changes.add(organization);
        @Nullable
        Long owner = request.ownerEmail() == null
                ? null
                : (Long) members.addOwner(
                        organization.id(),
                        request.ownerEmail(),
                        requireNonNullElse(request.ownerName(), request.ownerEmail()));
        if (request.defaultTeam()) {
            teams.create(new Caller(organization.entry(), "0", Role.allScopes(), owner), slug, name);
        }
        return view(organization, Role.allScopes()).withToken(tokens.first(organization.entry(), owner));
    }

    /** Changes what is given. Tokens of the organisation carry its slug, so clients that use one go on asking for the old slug. */
    OrganizationView change(Caller caller, OrganizationRequest request) {
        organizations.lockSlugs();
        Organization organization = changes.lock(caller.organization().id());
        String slugBefore = organization.entry().slug();
        String slug = requireNonNullElse(request.slug(), slugBefore);
        String name = requireNonNullElse(request.name(), organization.entry().name());
        organizations.find(slug).filter(other -> other != organization).ifPresent(_ -> {
            throw ApiException.invalidField("slug", "The slug \"" + slug + "\" is already in use.");
        });
        if (organization.describe(slug, name)) {
            changes.changed(organization);
        }
        return view(organization, caller);
    }

    private Organization own(Caller caller) {
        return organizations.find(caller.organization().id()).orElseThrow(ApiException::notFound);
    }

    private OrganizationView view(Organization organization, Caller caller) {
        return view(organization, caller.scopes());
    }

    private OrganizationView view(Organization organization, Collection<String> access) {
        return OrganizationView.of(
                organization.entry(),
                organization.dateCreated(),
                access.stream().sorted().toList(),
                publicUrl);
    }
}
