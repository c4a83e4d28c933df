package dev.waybill.release.directory;

import dev.waybill.contracts.DirectoryFact.ProjectKeyChanged;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A client key: the user part of a DSN. */
@Entity
@Table(name = "project_key")
class ProjectKey {

    @Id
    String publicKey;

    long projectId;
    long organizationId;
    boolean active;
    long version;

    @SuppressWarnings("NullAway.Init")
    protected ProjectKey() {}

    ProjectKey(String publicKey, long projectId, long organizationId, long version) {
        this.publicKey = publicKey;
        this.projectId = projectId;
        this.organizationId = organizationId;
        this.active = true;
        this.version = version;
    }

    ProjectKeyChanged state() {
        return new ProjectKeyChanged(publicKey, projectId, organizationId, active);
    }

    dev.waybill.kit.directory.ProjectKey entry() {
        return new dev.waybill.kit.directory.ProjectKey(publicKey, projectId, organizationId, active);
    }
}
