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
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.annotations.BatchSize;

/** A person in an organisation, with the addresses that it has proved to own (in lower case). */
@Entity
@Table(name = "member")
class Member {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "member_seq")
    @SequenceGenerator(name = "member_seq", allocationSize = 10)
    long id;

    long organizationId;
    String name;
    String role;
    boolean declared;
    long version;

    @ElementCollection(fetch = FetchType.EAGER)
    @BatchSize(size = 200)
    @CollectionTable(name = "member_email", joinColumns = @JoinColumn(name = "member_id"))
    @Column(name = "email")
    Set<String> verifiedEmails = new TreeSet<>();

    @SuppressWarnings("NullAway.Init")
    protected Member() {}

    Member(long organizationId, String verifiedEmail) {
        this.organizationId = organizationId;
        this.name = "";
        this.role = "";
        this.declared = true;
        this.verifiedEmails.add(verifiedEmail);
    }

    boolean describe(String newName, String newRole) {
        boolean changed = !name.equals(newName) || !role.equals(newRole);
        name = newName;
        role = newRole;
        return changed;
    }

    MemberChanged state() {
        return new MemberChanged(
                id, organizationId, name, role, verifiedEmails.stream().sorted().toList());
    }

    dev.waybill.kit.directory.Member entry() {
        return new dev.waybill.kit.directory.Member(
                id, organizationId, name, role, verifiedEmails.stream().sorted().toList());
    }
}
