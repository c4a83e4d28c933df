package dev.waybill.release.directory;

import dev.waybill.contracts.DirectoryFact.OrganizationChanged;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A tenant. Its row lock guards every change of its directory entries, so that they are told in the order of their versions. */
@Entity
@Table(name = "organization")
public class Organization implements DirectoryEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "organization_seq")
    @SequenceGenerator(name = "organization_seq", allocationSize = 10)
    long id;

    String slug;
    String name;
    long version;
    Instant dateCreated;

    @SuppressWarnings("NullAway.Init")
    protected Organization() {}

    /** A new one. */
    public Organization(String slug, String name, Instant dateCreated) {
        this.slug = slug;
        this.name = name;
        this.dateCreated = dateCreated;
    }

    /** Its name in paths and its name for people; whether that is anything new. */
    public boolean describe(String newSlug, String newName) {
        boolean moved = !slug.equals(newSlug);
        slug = newSlug;
        return rename(newName) || moved;
    }

    boolean rename(String newName) {
        boolean changed = !name.equals(newName);
        name = newName;
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
    public OrganizationChanged state() {
        return new OrganizationChanged(id, slug, name);
    }

    public long id() {
        return id;
    }

    /** When it was made. */
    public Instant dateCreated() {
        return dateCreated;
    }

    /** What other features see of it. */
    public dev.waybill.kit.directory.Organization entry() {
        return new dev.waybill.kit.directory.Organization(id, slug, name);
    }
}
