package dev.waybill.release.directory;

import dev.waybill.contracts.DirectoryFact.ProjectKeyChanged;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A client key: the user part of a DSN. */
@Entity
@Table(name = "project_key")
public class ProjectKey implements DirectoryEntry {

    @Id
    String publicKey;

    long projectId;
    long organizationId;
    boolean active;
    String name;
    Instant dateCreated;
    long version;
    boolean declared;

    @SuppressWarnings("NullAway.Init")
    protected ProjectKey() {}

    /** A new key that is on. */
    public ProjectKey(String publicKey, Project project, String name, Instant dateCreated) {
        this.publicKey = publicKey;
        this.projectId = project.id;
        this.organizationId = project.organizationId;
        this.active = true;
        this.name = name;
        this.dateCreated = dateCreated;
    }

    /** One that a declaration names, which a later declaration may take away. */
    static ProjectKey declared(String publicKey, Project project, Instant dateCreated) {
        ProjectKey key = new ProjectKey(publicKey, project, "Default", dateCreated);
        key.declared = true;
        return key;
    }

    public void rename(String newName) {
        name = newName;
    }

    /** Turns it on or off; whether that is anything new. */
    public boolean turn(boolean on) {
        boolean changed = active != on;
        active = on;
        return changed;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void version(long newVersion) {
        version = newVersion;
    }

    @Override
    public ProjectKeyChanged state() {
        return new ProjectKeyChanged(publicKey, projectId, organizationId, active);
    }

    public String publicKey() {
        return publicKey;
    }

    public long projectId() {
        return projectId;
    }

    public boolean isActive() {
        return active;
    }

    public String name() {
        return name;
    }

    public Instant dateCreated() {
        return dateCreated;
    }

    dev.waybill.kit.directory.ProjectKey entry() {
        return new dev.waybill.kit.directory.ProjectKey(publicKey, projectId, organizationId, active);
    }
}
