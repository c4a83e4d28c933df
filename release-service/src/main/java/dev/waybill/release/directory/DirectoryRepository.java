package dev.waybill.release.directory;

import dev.waybill.state.sql.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** The rows of the directory. */
@ApplicationScoped
class DirectoryRepository {

    private final Session entities;

    @Inject
    DirectoryRepository(Session entities) {
        this.entities = entities;
    }

    /** Makes the organisation unless there is one with that slug, waiting for whoever makes it at the same time. */
    void ensureOrganization(String slug, long version, Instant now) {
        entities.createNativeQuery("""
                        insert into organization (id, slug, name, version, date_created)
                        values (nextval('organization_seq'), :slug, '', :version, :now)
                        on conflict on constraint uq_organization_slug do nothing""")
                .setParameter("slug", slug)
                .setParameter("version", version)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** The organisation under its row lock. */
    Organization lock(String slug) {
        return entities.createQuery("from Organization where slug = :slug", Organization.class)
                .setParameter("slug", slug)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
    }

    /** The organisation under its row lock, empty if it is gone. */
    Optional<Organization> lock(long id) {
        return Optional.ofNullable(entities.find(Organization.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    List<Long> organizationIds() {
        return entities.createQuery("select id from Organization order by id", Long.class)
                .getResultList();
    }

    Optional<Organization> organization(String slug) {
        return entities.createQuery("from Organization where slug = :slug", Organization.class)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    Optional<Organization> organization(long id) {
        return Optional.ofNullable(entities.find(Organization.class, id));
    }

    Optional<Project> project(long id) {
        return Optional.ofNullable(entities.find(Project.class, id));
    }

    List<Project> projects(long organizationId) {
        return ofOrganization(Project.class, organizationId);
    }

    List<Project> projects(long organizationId, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        "from Project where organizationId = :organization and id in :ids order by id", Project.class)
                .setParameter("organization", organizationId)
                .setParameter("ids", ids)
                .getResultList();
    }

    Optional<Project> project(long organizationId, String slugOrId) {
        return entities.createQuery(
                        "from Project where organizationId = :organization and (slug = :slug or id = :id)",
                        Project.class)
                .setParameter("organization", organizationId)
                .setParameter("slug", slugOrId)
                .setParameter("id", Slugs.isId(slugOrId) ? Long.parseLong(slugOrId) : -1)
                .getResultStream()
                .findFirst();
    }

    /** The slug that the project has now which had that slug before. */
    Optional<String> slugInsteadOf(long organizationId, String formerSlug) {
        return OneColumn.query(entities, """
                        select p.slug from project_former_slug f join project p on p.id = f.project_id
                         where f.organization_id = :organization and f.slug = :slug""", String.class)
                .setParameter("organization", organizationId)
                .setParameter("slug", formerSlug)
                .getResultStream()
                .findFirst();
    }

    List<ProjectKey> keysOf(long projectId) {
        return entities.createQuery("from ProjectKey where projectId = :project order by publicKey", ProjectKey.class)
                .setParameter("project", projectId)
                .getResultList();
    }

    List<AccessToken> tokensOf(long memberId) {
        return entities.createQuery("from AccessToken where memberId = :member order by id", AccessToken.class)
                .setParameter("member", memberId)
                .getResultList();
    }

    Optional<Member> member(long organizationId, long id) {
        return Optional.ofNullable(entities.find(Member.class, id))
                .filter(member -> member.organizationId == organizationId);
    }

    List<ProjectKey> keys(long organizationId) {
        return entities.createQuery(
                        "from ProjectKey where organizationId = :organization order by publicKey", ProjectKey.class)
                .setParameter("organization", organizationId)
                .getResultList();
    }

    Optional<ProjectKey> key(String publicKey) {
        return Optional.ofNullable(entities.find(ProjectKey.class, publicKey));
    }

    List<Member> members(long organizationId, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        "from Member where organizationId = :organization and id in :ids order by id", Member.class)
                .setParameter("organization", organizationId)
                .setParameter("ids", ids)
                .getResultList();
    }

    List<Member> members(long organizationId) {
        return ofOrganization(Member.class, organizationId);
    }

    /** By id, by a proved address in lower case, or by name. */
    Optional<Member> member(long organizationId, String idEmailOrName) {
        return entities.createQuery("""
                        from Member m where m.organizationId = :organization
                          and (m.id = :id or m.name = :text or :email member of m.verifiedEmails) order by m.id""", Member.class)
                .setParameter("organization", organizationId)
                .setParameter("id", Slugs.isId(idEmailOrName) ? Long.parseLong(idEmailOrName) : -1)
                .setParameter("text", idEmailOrName)
                .setParameter("email", idEmailOrName.toLowerCase(Locale.ROOT))
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    List<Member> membersWith(long organizationId, Collection<String> emails) {
        if (emails.isEmpty()) {
            return List.of();
        }
        return entities.createQuery("""
                        select distinct m from Member m join m.verifiedEmails e
                        where m.organizationId = :organization and e in :emails order by m.id""", Member.class)
                .setParameter("organization", organizationId)
                .setParameter("emails", emails)
                .getResultList();
    }

    List<AccessToken> tokens(long organizationId) {
        return ofOrganization(AccessToken.class, organizationId);
    }

    /** The token with that hash, see {@code Tokens.sha256}. */
    Optional<AccessToken> token(String sha256) {
        return entities.createQuery("from AccessToken where sha256 = :sha256", AccessToken.class)
                .setParameter("sha256", sha256)
                .getResultStream()
                .findFirst();
    }

    boolean tokenHashTaken(Collection<String> hashes, long organizationId) {
        return !hashes.isEmpty()
                && entities.createQuery(
                                        "select count(*) from AccessToken where sha256 in :hashes and organizationId <> :organization",
                                        Long.class)
                                .setParameter("hashes", hashes)
                                .setParameter("organization", organizationId)
                                .getSingleResult()
                        > 0;
    }

    void used(Map<Long, Instant> lastUsed) {
        lastUsed.forEach((id, at) -> entities.createQuery(
                        "update AccessToken set lastUsedAt = :at where id = :id and (lastUsedAt is null or lastUsedAt < :at)")
                .setParameter("at", at)
                .setParameter("id", id)
                .executeUpdate());
    }

    void add(Object entry) {
        entities.persist(entry);
    }

    void remove(Object entry) {
        entities.remove(entry);
    }

    /** Writes what has changed so far, so that a hash or key that moves from one row to another is free for the second. */
    void flush() {
        entities.flush();
    }

    private <T> List<T> ofOrganization(Class<T> type, long organizationId) {
        return entities.createQuery(
                        "from " + type.getSimpleName() + " where organizationId = :organization order by id", type)
                .setParameter("organization", organizationId)
                .getResultList();
    }
}
