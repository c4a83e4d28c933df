package dev.waybill.release.member;

import dev.waybill.release.directory.Member;
import dev.waybill.release.directory.Slugs;
import dev.waybill.release.sql.Keyset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.Session;

/** The rows of members. */
@ApplicationScoped
class MemberRepository {

    private final Session entities;

    @Inject
    MemberRepository(Session entities) {
        this.entities = entities;
    }

    Optional<Member> find(long organizationId, String id) {
        return Slugs.isId(id) ? find(organizationId, Long.parseLong(id)) : Optional.empty();
    }

    Optional<Member> find(long organizationId, long id) {
        return entities.createQuery("from Member where organizationId = :organization and id = :id", Member.class)
                .setParameter("organization", organizationId)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Members on one side of an id, the nearest first, whose name or address contains the text in any letter case. */
    List<Member> list(long organizationId, String text, long id, boolean backwards, int limit) {
        return entities.createQuery("""
                        from Member m where organizationId = :organization
                          and (locate(:text, lower(name)) > 0
                            or exists (select 1 from m.verifiedEmails v where locate(:text, v) > 0)
                            or exists (select 1 from m.claimedEmails c where locate(:text, c) > 0)) and\s""" + Keyset.beside(backwards), Member.class)
                .setParameter("organization", organizationId)
                .setParameter("text", text.toLowerCase(Locale.ROOT))
                .setParameter("beside", id)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Those of the members that are there, by name. */
    List<Member> among(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery("from Member where id in :ids order by lower(name), id", Member.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Who has the address, proved or not. */
    Optional<Member> withEmail(long organizationId, String email) {
        return entities.createQuery("""
                        from Member m where organizationId = :organization
                          and (:email member of m.verifiedEmails or :email member of m.claimedEmails)""", Member.class)
                .setParameter("organization", organizationId)
                .setParameter("email", email)
                .getResultStream()
                .findFirst();
    }

    long count(long organizationId) {
        return entities.createQuery("select count(*) from Member where organizationId = :organization", Long.class)
                .setParameter("organization", organizationId)
                .getSingleResult();
    }

    long countWithRole(long organizationId, String role) {
        return entities.createQuery(
                        "select count(*) from Member where organizationId = :organization and role = :role", Long.class)
                .setParameter("organization", organizationId)
                .setParameter("role", role)
                .getSingleResult();
    }
}
