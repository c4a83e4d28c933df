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

    /** Those with one of the names, which are in lower case; the newest first. */
    List<KnownRepository> named(long organizationId, Collection<String> names) {
        return entities.createQuery(
                        "from KnownRepository where organizationId = :organization and lower(name) in :names order by id desc",
                        KnownRepository.class)
                .setParameter("organization", organizationId)
                .setParameter("names", names)
                .getResultList();
    }

    void save(KnownRepository repository) {
        entities.merge(repository);
    }

    void remove(long id) {
        find(id).ifPresent(entities::remove);
    }
}
