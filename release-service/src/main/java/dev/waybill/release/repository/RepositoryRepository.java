package dev.waybill.release.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The rows of the copy. */
@ApplicationScoped
class RepositoryRepository {

    private final Session entities;

    @Inject
    RepositoryRepository(Session entities) {
        this.entities = entities;
    }

    Optional<KnownRepository> find(long id) {
        return Optional.ofNullable(entities.find(KnownRepository.class, id));
    }

    /** Those with one of the {@link RepositoryKeys keys}; active ones first, then the newest. */
    List<KnownRepository> keyed(long organizationId, Collection<String> keys) {
        return entities.createNativeQuery("""
                        select r.* from repository r
                         where r.organization_id = :organization and r.match_keys && cast(:keys as text[])
                         order by r.status = 'active' desc, r.id desc""", KnownRepository.class)
                .setParameter("organization", organizationId)
                .setParameter("keys", keys.toArray(String[]::new))
                .getResultList();
    }

    /** The repository with that id. */
    Optional<KnownRepository> find(long organizationId, long id) {
        return find(id).filter(repository -> repository.organizationId == organizationId);
    }

    List<KnownRepository> all(long organizationId, Collection<Long> ids) {
        return entities.createQuery(
                        "from KnownRepository where organizationId = :organization and id in :ids",
                        KnownRepository.class)
                .setParameter("organization", organizationId)
                .setParameter("ids", ids)
                .getResultList();
    }

    void save(KnownRepository repository) {
        entities.merge(repository);
    }

    void remove(long id) {
        find(id).ifPresent(entities::remove);
    }
}
