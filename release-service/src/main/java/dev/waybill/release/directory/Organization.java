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
class Organization {

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

    boolean rename(String newName) {
        boolean changed = !name.equals(newName);
        name = newName;
        return changed;
    }

    OrganizationChanged state() {
        return new OrganizationChanged(id, slug, name);
    }

    dev.waybill.kit.directory.Organization entry() {
        return new dev.waybill.kit.directory.Organization(id, slug, name);
    }
}
