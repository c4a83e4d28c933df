package dev.waybill.release.project;

import static java.util.Objects.requireNonNullElse;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.directory.Project;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.Page;
import dev.waybill.release.directory.DirectoryChanges;
import dev.waybill.release.directory.Organizations;
import dev.waybill.release.directory.ProjectKey;
import dev.waybill.release.request.Moments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The client keys of projects, which are what a DSN is made of. */
@ApplicationScoped
@Transactional
class ClientKeys {

    private static final int MOST = 100;
    private static final int KEY_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final ProjectRepository projects;
    private final Organizations organizations;
    private final DirectoryChanges changes;
    private final Clock clock;
    private final String publicUrl;

    @Inject
    ClientKeys(
            ProjectRepository projects,
            Organizations organizations,
            DirectoryChanges changes,
            Clock clock,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.projects = projects;
        this.organizations = organizations;
        this.changes = changes;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** Keys by age, the oldest first; there are so few that they are one page. */
    Page<KeyView> list(Caller caller, String project) {
        return Page.single(projects.keys(projectId(caller, project))).map(key -> KeyView.of(key, publicUrl));
    }

    KeyView get(Caller caller, String project, String publicKey) {
        return KeyView.of(require(projectId(caller, project), publicKey), publicUrl);
    }

    KeyView create(Caller caller, String project, KeyRequest request) {
        changes.lock(caller.organization().id());
        Project owner = project(caller, project);
        return KeyView.of(add(owner, requireNonNullElse(request.name(), "Key " + clock.instant())), publicUrl);
    }

    /** Changes what is given. */
    KeyView change(Caller caller, String project, String publicKey, KeyRequest request) {
        changes.lock(caller.organization().id());
        ProjectKey key = require(projectId(caller, project), publicKey);
        key.rename(requireNonNullElse(request.name(), key.name()));
        if (request.isActive() != null && key.turn(request.isActive())) {
            changes.changed(key);
        }
        return KeyView.of(key, publicUrl);
    }

    /**
     * Makes another key with the same name. The old one stays as it is, because applications that carry it can not be changed at once;
     * it is turned off here only if that is asked for.
     */
    KeyView rotate(Caller caller, String project, String publicKey, boolean deactivate) {
        changes.lock(caller.organization().id());
        Project owner = project(caller, project);
        ProjectKey old = require(owner.id(), publicKey);
        ProjectKey successor = add(owner, old.name());
        if (deactivate && old.turn(false)) {
            changes.changed(old);
        }
        return KeyView.of(successor, publicUrl);
    }

    void delete(Caller caller, String project, String publicKey) {
        changes.lock(caller.organization().id());
        changes.remove(require(projectId(caller, project), publicKey));
    }

    /** A public key that nobody has. */
    String newPublicKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    private ProjectKey add(Project owner, String name) {
        if (projects.countKeys(owner.id()) >= MOST) {
            throw ApiException.badRequest("A project may not have more than " + MOST + " client keys.");
        }
        ProjectKey key = projects.find(owner.organizationId(), Long.toString(owner.id()))
                .map(project -> new ProjectKey(newPublicKey(), project, name, Moments.stored(clock.instant())))
                .orElseThrow(ApiException::notFound);
        changes.add(key);
        return key;
    }

    private ProjectKey require(long projectId, String publicKey) {
        return projects.key(projectId, publicKey).orElseThrow(ApiException::notFound);
    }

    private long projectId(Caller caller, String project) {
        return project(caller, project).id();
    }

    private Project project(Caller caller, String project) {
        return organizations.projectOfPath(caller.organization().id(), project);
    }
}
