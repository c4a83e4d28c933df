package dev.waybill.release.repository;

import dev.waybill.contracts.RepositoryFact.RepositoryChanged;
import dev.waybill.kit.error.ApiException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The connected repositories by what people call them, see {@link RepositoryKeys}. */
@ApplicationScoped
public class Repositories {

    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private final RepositoryRepository repositories;
    private final Event<RepositoryRemoved> removed;
    private final WaitConfig config;
    private final Semaphore waiters;

    @Inject
    Repositories(RepositoryRepository repositories, Event<RepositoryRemoved> removed, WaitConfig config) {
        this.repositories = repositories;
        this.removed = removed;
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

    /**
     * Those of the names that are connected, by {@link #fold folded} name as it was given: a repository is known by its name, its address and
     * its path at its host. What is called so comes before what is only found there, what is active before what is not, the newest first.
     */
    @Transactional
    public Map<String, RepositoryEntry> named(long organizationId, Collection<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        List<KnownRepository> known = repositories.keyed(
                organizationId,
                names.stream().map(RepositoryKeys::of).distinct().toList());
        Map<String, RepositoryEntry> found = new TreeMap<>();
        for (String name : names) {
            String key = RepositoryKeys.of(name);
            known.stream()
                    .filter(repository -> repository.matchKeys.contains(key))
                    .min(Comparator.comparing(repository -> repository.matchKeys.indexOf(key)))
                    .ifPresent(repository -> found.put(fold(name), repository.ref()));
        }
        return found;
    }

    /** The connected repository with that id and name, as far as they are given. */
    @Transactional
    public Optional<RepositoryEntry> find(long organizationId, @Nullable String id, @Nullable String name) {
        Optional<RepositoryEntry> byName = Optional.ofNullable(name)
                .map(it -> named(organizationId, List.of(it)).get(fold(it)));
        if (id == null) {
            return byName;
        }
        return byId(organizationId, id)
                .filter(it -> name == null || byName.filter(it::equals).isPresent());
    }

    /** The id here, else the one that the host gave it. */
    private Optional<RepositoryEntry> byId(long organizationId, String id) {
        Optional<KnownRepository> own =
                ID.matcher(id).matches() ? repositories.find(organizationId, Long.parseLong(id)) : Optional.empty();
        return own.map(KnownRepository::ref)
                .or(() -> Optional.ofNullable(named(organizationId, List.of(id)).get(fold(id))));
    }

    /** Those of the repositories that are the organisation's. */
    @Transactional
    public List<RepositoryEntry> all(long organizationId, Collection<Long> ids) {
        return repositories.all(organizationId, ids).stream()
                .map(KnownRepository::ref)
                .toList();
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
        removed.fire(new RepositoryRemoved(repositoryId));
    }

    private Map<String, RepositoryEntry> lookUp(long organizationId, Collection<String> names) {
        return QuarkusTransaction.requiringNew().call(() -> named(organizationId, names));
    }

    private static boolean isMissing(Map<String, RepositoryEntry> found, Collection<String> names) {
        return !names.stream().map(Repositories::fold).allMatch(found::containsKey);
    }
}
