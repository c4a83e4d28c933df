package dev.waybill.release.directory;

import dev.waybill.contracts.DirectoryFact.MemberChanged;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.annotations.BatchSize;

/** A person in an organisation, with the addresses that it has proved to own (in lower case). */
@Entity
@Table(name = "member")
public class Member implements DirectoryEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "member_seq")
    @SequenceGenerator(name = "member_seq", allocationSize = 10)
    long id;

    long organizationId;
    String name;
    String role;
    boolean declared;
    Instant dateCreated;
    long version;

    @ElementCollection(fetch = FetchType.EAGER)
    @BatchSize(size = 200)
    @CollectionTable(name = "member_email", joinColumns = @JoinColumn(name = "member_id"))
    @Column(name = "email")
    Set<String> verifiedEmails = new TreeSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @BatchSize(size = 200)
    @CollectionTable(name = "member_claimed_email", joinColumns = @JoinColumn(name = "member_id"))
    @Column(name = "email")
    Set<String> claimedEmails = new TreeSet<>();

    @SuppressWarnings("NullAway.Init")
    protected Member() {}

    Member(long organizationId, String verifiedEmail, Instant dateCreated) {
        this(organizationId, "", "", dateCreated);
        this.declared = true;
        this.verifiedEmails.add(verifiedEmail);
    }

    /** A new member without addresses. */
    public Member(long organizationId, String name, String role, Instant dateCreated) {
        this.organizationId = organizationId;
        this.name = name;
        this.role = role;
        this.dateCreated = dateCreated;
    }

    /** Whether that is anything new. */
    public boolean describe(String newName, String newRole) {
        boolean changed = !name.equals(newName) || !role.equals(newRole);
        name = newName;
        role = newRole;
        return changed;
    }

    /** Notes an address that is said to be the member's. One that is proved stays so. */
    public void claim(String email) {
        if (!verifiedEmails.contains(email)) {
            claimedEmails.add(email);
        }
    }

    /** Notes that the member owns the address; whether that is news. */
    public boolean verify(String email) {
        claimedEmails.remove(email);
        return verifiedEmails.add(email);
    }

    /** Forgets an address; whether a proved one went. */
    public boolean drop(String email) {
        claimedEmails.remove(email);
        return verifiedEmails.remove(email);
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
    public MemberChanged state() {
        return new MemberChanged(
                id, organizationId, name, role, verifiedEmails.stream().sorted().toList());
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String role() {
        return role;
    }

    public Instant dateCreated() {
        return dateCreated;
    }

    /** In lower case, in order. */
    public List<String> verifiedEmails() {
        return verifiedEmails.stream().sorted().toList();
    }

    /** Those that are not proved yet, in lower case, in order. */
    public List<String> claimedEmails() {
        return claimedEmails.stream().sorted().toList();
    }

    /** What other features see of it. */
    public dev.waybill.kit.directory.Member entry() {
        return new dev.waybill.kit.directory.Member(
                id, organizationId, name, role, verifiedEmails.stream().sorted().toList());
    }
}
