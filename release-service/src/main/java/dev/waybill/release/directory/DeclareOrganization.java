package dev.waybill.release.directory;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.waybill.kit.error.ApiException;
import dev.waybill.release.announcement.Announcements;
import dev.waybill.release.directory.DirectoryDeclaration.DeclaredMember;
import dev.waybill.release.directory.DirectoryDeclaration.DeclaredProject;
import dev.waybill.release.directory.DirectoryDeclaration.DeclaredToken;
import dev.waybill.release.request.Moments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes an organisation what a declaration says, and announces what that changed; the same declaration twice changes nothing.
 *
 * <p>Members, keys and tokens that an earlier declaration made and this one does not name are removed; those made otherwise stay, and projects,
 * which own data, are never removed.
 */
@ApplicationScoped
class DeclareOrganization {

    private final DirectoryRepository directory;
    private final Announcements announcements;
    private final DirectoryChanges changes;
    private final Clock clock;

    @Inject
    DeclareOrganization(
            DirectoryRepository directory, Announcements announcements, DirectoryChanges changes, Clock clock) {
        this.directory = directory;
        this.announcements = announcements;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    DeclaredView declare(DirectoryDeclaration declaration) {
        Instant now = Moments.stored(clock.instant());
        directory.ensureOrganization(declaration.slug(), announcements.nextVersion(), now);
        Organization organization = directory.lock(declaration.slug());
        if (organization.rename(declaration.name())) {
            changes.changed(organization);
        }
        declaration.projects().forEach(project -> declare(organization.id, project, now));
        if (declaration.members() != null) {
            declareMembers(organization.id, declaration.members(), now);
        }
        if (declaration.tokens() != null) {
            declareTokens(organization.id, declaration.tokens(), now);
        }
        return DeclaredView.of(organization, directory.projects(organization.id));
    }

    private void declare(long organizationId, DeclaredProject declared, Instant now) {
        Optional<Project> known = directory.projects(organizationId).stream()
                .filter(project -> project.slug.equals(declared.slug()))
                .findFirst();
        Project project = known.orElseGet(() -> new Project(organizationId, declared.slug(), now));
        if (project.describe(declared.name(), declared.platform())) {
            tell(known, project);
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
            if (other.declared && other.projectId == project.id && !other.publicKey.equals(publicKey)) {
                changes.remove(other);
            }
        }
        if (known.isEmpty()) {
            changes.add(ProjectKey.declared(publicKey, project, Moments.stored(clock.instant())));
        }
    }

    private void declareMembers(long organizationId, List<DeclaredMember> declared, Instant now) {
        Map<String, DeclaredMember> byEmail = declared.stream().collect(toMap(DeclaredMember::email, identity()));
        List<Member> members = new ArrayList<>(directory.members(organizationId));
        members.removeIf(member -> {
            boolean gone = member.declared && member.verifiedEmails.stream().noneMatch(byEmail::containsKey);
            if (gone) {
                changes.remove(member);
            }
            return gone;
        });
        directory.flush();
        for (DeclaredMember wanted : declared) {
            Optional<Member> known = members.stream()
                    .filter(member -> member.verifiedEmails.contains(wanted.email())
                            || member.claimedEmails.contains(wanted.email()))
                    .findFirst();
            Member member = known.orElseGet(() -> new Member(organizationId, wanted.email(), now));
            boolean verified = member.verify(wanted.email());
            if (member.describe(wanted.name(), wanted.role()) || verified) {
                tell(known, member);
            }
        }
    }

    private void declareTokens(long organizationId, List<DeclaredToken> declared, Instant now) {
        if (directory.tokenHashTaken(
                declared.stream().map(DeclaredToken::sha256).toList(), organizationId)) {
            throw ApiException.conflict("A token belongs to another organization.");
        }
        Map<String, DeclaredToken> byName = declared.stream().collect(toMap(DeclaredToken::name, identity()));
        List<AccessToken> tokens = directory.tokens(organizationId);
        for (AccessToken token : tokens) {
            if (token.declared && !byName.containsKey(token.name)) {
                changes.remove(token);
            }
        }
        directory.flush();
        for (DeclaredToken wanted : declared) {
            Optional<AccessToken> known = tokens.stream()
                    .filter(token -> token.declared && token.name.equals(wanted.name()))
                    .findFirst();
            AccessToken token = known.orElseGet(() -> new AccessToken(organizationId, wanted.name(), now));
            if (token.grant(wanted.sha256(), wanted.scopes())) {
                tell(known, token);
            }
        }
    }

    private void tell(Optional<?> known, DirectoryEntry entry) {
        if (known.isEmpty()) {
            changes.add(entry);
        } else {
            changes.changed(entry);
        }
    }
}
