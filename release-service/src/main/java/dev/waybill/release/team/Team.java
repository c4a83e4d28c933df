package dev.waybill.release.team;

import dev.waybill.contracts.DirectoryFact.TeamChanged;
import dev.waybill.release.directory.DirectoryEntry;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.annotations.BatchSize;

/** Members who are responsible for projects. */
@Entity
@Table(name = "team")
class Team implements DirectoryEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "team_seq")
    @SequenceGenerator(name = "team_seq", allocationSize = 10)
    long id;

    long organizationId;
    String slug;
    String name;
    long version;
    Instant dateCreated;

    @ElementCollection
    @BatchSize(size = 200)
    @CollectionTable(name = "team_member", joinColumns = @JoinColumn(name = "team_id"))
    @Column(name = "member_id")
    Set<Long> memberIds = new TreeSet<>();

    @ElementCollection
    @BatchSize(size = 200)
    @CollectionTable(name = "team_project", joinColumns = @JoinColumn(name = "team_id"))
    @Column(name = "project_id")
    Set<Long> projectIds = new TreeSet<>();

    @SuppressWarnings("NullAway.Init")
    protected Team() {}

    Team(long organizationId, String slug, String name, Instant dateCreated) {
        this.organizationId = organizationId;
        this.slug = slug;
        this.name = name;
        this.dateCreated = dateCreated;
    }

    /** Whether that is anything new. */
    boolean describe(String newSlug, String newName) {
        boolean changed = !slug.equals(newSlug) || !name.equals(newName);
        slug = newSlug;
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
    public TeamChanged state() {
        return new TeamChanged(
                id,
                organizationId,
                slug,
                name,
                memberIds.stream().sorted().toList(),
                projectIds.stream().sorted().toList());
    }
}
