package dev.waybill.release.repository;

import dev.waybill.contracts.RepositoryFact.RepositoryChanged;
import dev.waybill.kit.error.ApiException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/** The connected repositories by name. Names are matched without regard to letter case and white space at the ends. */
@ApplicationScoped
public class Repositories {

    private final RepositoryRepository repositories;
    private final WaitConfig config;
    private final Semaphore waiters;

    @Inject
    Repositories(RepositoryRepository repositories, WaitConfig config) {
        this.repositories = repositories;
        this.config = config;
        this.waiters = new Semaphore(config.mostWaiters());
    }

    /**
     * The repositories with these names, by {@link #fold folded} name. Names that are not known yet are waited for a short time (rule A):
     * the copy is fed by another service, which answered its POST perhaps a moment ago. Must not be called in a transaction.
     *
     * @throws ApiException 400 naming those that stay unknown
     */
    public Map<String, RepositoryEntry> require(long organizationId, Collection<String> names) {
        Map<String, RepositoryEntry> found = lookUp(organizationId, names);
        if (isMissing(found, names) && waiters.tryAcquire()) {
            try {
                long end = System.nanoTime() + config.longest().toNanos();
                while (isMissing(found, names) && System.nanoTime() < end) {
                    LockSupport.parkNanos(config.step().toNanos());
                    found = lookUp(organizationId, names);
                }
            } finally {
                waiters.release();
            }
        }
        Map<String, RepositoryEntry> known = found;
        List<String> unknown = names.stream()
                .filter(name -> !known.containsKey(fold(name)))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            throw ApiException.invalidField("refs", "Invalid repository names: " + String.join(",", unknown));
        }
        return known;
    }

    /** Those of the names that are connected, by {@link #fold folded} name; of several with one name the newest. */
    @Transactional
    public Map<String, RepositoryEntry> named(long organizationId, Collection<String> names) {
        Map<String, RepositoryEntry> found = new TreeMap<>();
        List<String> folded = names.stream().map(Repositories::fold).distinct().toList();
        if (!folded.isEmpty()) {
            repositories.named(organizationId, folded).forEach(it -> found.putIfAbsent(fold(it.name), it.ref()));
        }
        return found;
    }

    /** The form of a name in which names are compared. */
    public static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Takes a newer state over; an older one is skipped. */
    @Transactional
    void apply(RepositoryChanged fact, long sequence) {
        boolean outdated = repositories
                .find(fact.repositoryId())
                .filter(known -> known.sequence >= sequence)
                .isPresent();
        if (!outdated) {
            repositories.save(new KnownRepository(fact, sequence));
        }
    }

    @Transactional
    void remove(long repositoryId) {
        repositories.remove(repositoryId);
    }

    private Map<String, RepositoryEntry> lookUp(long organizationId, Collection<String> names) {
        return QuarkusTransaction.requiringNew().call(() -> named(organizationId, names));
    }

    private static boolean isMissing(Map<String, RepositoryEntry> found, Collection<String> names) {
        return !names.stream().map(Repositories::fold).allMatch(found::containsKey);
    }
}
