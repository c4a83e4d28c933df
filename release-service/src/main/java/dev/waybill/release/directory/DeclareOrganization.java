package dev.waybill.release.directory;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.waybill.contracts.DirectoryFact;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.error.ApiException;
import dev.waybill.release.announcement.Announcements;
import dev.waybill.release.directory.DirectoryDeclaration.DeclaredMember;
import dev.waybill.release.directory.DirectoryDeclaration.DeclaredProject;
import dev.waybill.release.directory.DirectoryDeclaration.DeclaredToken;
import dev.waybill.release.request.Moments;
import dev.waybill.state.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes an organisation what a declaration says, and announces what that changed; the same declaration twice changes nothing.
 *
 * <p>Members and tokens that an earlier declaration made and this one does not name are removed; those made otherwise stay, and projects,
 * which own data, are never removed.
 */
@ApplicationScoped
class DeclareOrganization {

    private final DirectoryRepository directory;
    private final Announcements announcements;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    DeclareOrganization(DirectoryRepository directory, Announcements announcements, Outbox outbox, Clock clock) {
        this.directory = directory;
        this.announcements = announcements;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    OrganizationView declare(DirectoryDeclaration declaration) {
        Instant now = Moments.stored(clock.instant());
        directory.ensureOrganization(declaration.slug(), announcements.nextVersion(), now);
        Organization organization = directory.lock(declaration.slug());
        if (organization.rename(declaration.name())) {
            organization.version = announcements.nextVersion();
            announcements.tell(organization.state(), organization.version);
        }
        declaration.projects().forEach(project -> declare(organization.id, project, now));
        if (declaration.members() != null) {
            declareMembers(organization.id, declaration.members());
        }
        if (declaration.tokens() != null) {
            declareTokens(organization.id, declaration.tokens());
        }
        return OrganizationView.of(organization, directory.projects(organization.id));
    }

    private void declare(long organizationId, DeclaredProject declared, Instant now) {
        Optional<Project> known = directory.projects(organizationId).stream()
                .filter(project -> project.slug.equals(declared.slug()))
                .findFirst();
        Project project = known.orElseGet(() -> new Project(organizationId, declared.slug(), now));
        if (project.describe(declared.name(), declared.platform())) {
            project.version = announcements.nextVersion();
            add(known, project);
            announcements.tell(project.state(), project.version);
        }
        if (declared.publicKey() != null) {
            declareKey(project, declared.publicKey());
        }
    }

    private void declareKey(Project project, String publicKey) {
        Optional<ProjectKey> known = directory.key(publicKey);
        if (known.isPresent() && known.get().projectId != project.id) {
            throw ApiException.conflict("The public key " + publicKey + " belongs to another project.");
        }
        for (ProjectKey other : directory.keys(project.organizationId)) {
            if (other.projectId == project.id && !other.publicKey.equals(publicKey)) {
                remove(other, other.state());
            }
        }
        if (known.isEmpty()) {
            ProjectKey key = new ProjectKey(publicKey, project.id, project.organizationId, announcements.nextVersion());
            directory.add(key);
            announcements.tell(key.state(), key.version);
        }
    }

    private void declareMembers(long organizationId, List<DeclaredMember> declared) {
        Map<String, DeclaredMember> byEmail = declared.stream().collect(toMap(DeclaredMember::email, identity()));
        List<Member> members = directory.members(organizationId);
        for (Member member : members) {
            if (member.declared && member.verifiedEmails.stream().noneMatch(byEmail::containsKey)) {
                remove(member, member.state());
            }
        }
        for (DeclaredMember wanted : declared) {
            Optional<Member> known = members.stream()
                    .filter(member -> member.verifiedEmails.contains(wanted.email()))
                    .findFirst();
            Member member = known.orElseGet(() -> new Member(organizationId, wanted.email()));
            if (member.describe(wanted.name(), wanted.role())) {
                member.version = announcements.nextVersion();
                add(known, member);
                announcements.tell(member.state(), member.version);
            }
        }
    }

    private void declareTokens(long organizationId, List<DeclaredToken> declared) {
        if (directory.tokenHashTaken(
                declared.stream().map(DeclaredToken::sha256).toList(), organizationId)) {
            throw ApiException.conflict("A token belongs to another organization.");
        }
        Map<String, DeclaredToken> byName = declared.stream().collect(toMap(DeclaredToken::name, identity()));
        List<AccessToken> tokens = directory.tokens(organizationId);
        for (AccessToken token : tokens) {
            if (token.declared && !byName.containsKey(token.name)) {
                remove(token, token.state());
            }
        }
        directory.flush();
        for (DeclaredToken wanted : declared) {
            Optional<AccessToken> known = tokens.stream()
                    .filter(token -> token.name.equals(wanted.name()))
                    .findFirst();
            AccessToken token = known.orElseGet(() -> new AccessToken(organizationId, wanted.name()));
            if (token.grant(wanted.sha256(), wanted.scopes())) {
                token.version = announcements.nextVersion();
                add(known, token);
                announcements.tell(token.state(), token.version);
            }
        }
    }

    private void add(Optional<?> known, Object entry) {
        if (known.isEmpty()) {
            directory.add(entry);
        }
    }

    private void remove(Object entry, DirectoryFact lastState) {
        directory.remove(entry);
        outbox.appendTombstone(Topic.DIRECTORY, lastState.key());
    }
}
