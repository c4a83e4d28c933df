package dev.waybill.release.repository;

import dev.waybill.contracts.RepositoryFact.RepositoryChanged;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest state of a connected repository, as commit-service told it. */
@Entity
@Table(name = "repository")
class KnownRepository {

    @Id
    long id;

    long organizationId;
    String name;
    String provider;

    @Nullable
    String url;

    String status;
    long sequence;

    /** See {@link RepositoryKeys}. */
    List<String> matchKeys;

    @SuppressWarnings("NullAway.Init")
    protected KnownRepository() {}

    KnownRepository(RepositoryChanged fact, long sequence) {
        this.id = fact.repositoryId();
        this.organizationId = fact.organizationId();
        this.name = fact.name();
        this.provider = fact.provider();
        this.url = fact.url();
        this.status = fact.status();
        this.sequence = sequence;
        this.matchKeys = RepositoryKeys.all(fact.name(), fact.path(), fact.url(), fact.externalId());
    }

    RepositoryEntry ref() {
        return new RepositoryEntry(id, name, provider, url, status);
    }
}
