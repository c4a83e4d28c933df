package dev.waybill.release.directory;

import dev.waybill.contracts.DirectoryFact.ProjectChanged;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A project of an organisation. */
@Entity
@Table(name = "project")
class Project {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "project_seq")
    @SequenceGenerator(name = "project_seq", allocationSize = 10)
    long id;

    long organizationId;
    String slug;
    String name;

    @Nullable
    String platform;

    long version;
    Instant dateCreated;

    @SuppressWarnings("NullAway.Init")
    protected Project() {}

    Project(long organizationId, String slug, Instant dateCreated) {
        this.organizationId = organizationId;
        this.slug = slug;
        this.name = "";
        this.dateCreated = dateCreated;
    }

    boolean describe(String newName, @Nullable String newPlatform) {
        boolean changed = !name.equals(newName) || !Objects.equals(platform, newPlatform);
        name = newName;
        platform = newPlatform;
        return changed;
    }

    ProjectChanged state() {
        return new ProjectChanged(id, organizationId, slug, name, platform);
    }

    dev.waybill.kit.directory.Project entry() {
        return new dev.waybill.kit.directory.Project(id, organizationId, slug, name, platform);
    }
}
