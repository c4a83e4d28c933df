package dev.waybill.release.directory;

import dev.waybill.contracts.DirectoryFact.ProjectChanged;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A project of an organisation. */
@Entity
@Table(name = "project")
public class Project implements DirectoryEntry {

    /** By semantic version, by date, or by what most versions look like. */
    public static final List<String> VERSION_SCHEMES = List.of("semver", "date", "auto");

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "project_seq")
    @SequenceGenerator(name = "project_seq", allocationSize = 10)
    long id;

    long organizationId;
    String slug;
    String name;

    @Nullable
    String platform;

    /** One of {@link #VERSION_SCHEMES}: how releases of the project are ordered. */
    String versionScheme;

    /** Globs; empty for all paths. */
    List<String> commitPaths;

    long version;
    Instant dateCreated;

    @SuppressWarnings("NullAway.Init")
    protected Project() {}

    /** A new project without a name. */
    public Project(long organizationId, String slug, Instant dateCreated) {
        this.organizationId = organizationId;
        this.slug = slug;
        this.name = "";
        this.versionScheme = "auto";
        this.commitPaths = List.of();
        this.dateCreated = dateCreated;
    }

    /** Whether that is anything new. */
    public boolean describe(String newName, @Nullable String newPlatform) {
        boolean changed = !name.equals(newName) || !Objects.equals(platform, newPlatform);
        name = newName;
        platform = newPlatform;
        return changed;
    }

    /** Its name in paths; whether that is a new one. */
    public boolean move(String newSlug) {
        boolean changed = !slug.equals(newSlug);
        slug = newSlug;
        return changed;
    }

    /** How its releases are ordered and which paths of a repository are its own. */
    public void set(String newVersionScheme, List<String> newCommitPaths) {
        versionScheme = newVersionScheme;
        commitPaths = List.copyOf(newCommitPaths);
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
    public ProjectChanged state() {
        return new ProjectChanged(id, organizationId, slug, name, platform);
    }

    public long id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    public @Nullable String platform() {
        return platform;
    }

    public String versionScheme() {
        return versionScheme;
    }

    public List<String> commitPaths() {
        return List.copyOf(commitPaths);
    }

    public Instant dateCreated() {
        return dateCreated;
    }

    /** What other features see of it. */
    public dev.waybill.kit.directory.Project entry() {
        return new dev.waybill.kit.directory.Project(id, organizationId, slug, name, platform);
    }
}
