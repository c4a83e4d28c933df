package dev.waybill.contracts;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** The newest state of a repository. One that is gone is told by a record without a value. */
public sealed interface RepositoryFact extends Fact {

    /**
     * A repository was connected or changed.
     *
     * @param name as people and clients name it, such as {@code demo/web}
     * @param provider the id that clients know, such as {@code integrations:github}
     * @param url the page of the repository, null if it has none
     * @param status {@code active}, {@code disabled} or {@code hidden}
     * @param path as its host names it, which stays what it is when people choose another name; null in older facts
     * @param externalId the host's own id, null if it is not known yet
     */
    @FactType("dev.waybill.repository.changed.v1")
    record RepositoryChanged(
            long repositoryId,
            long organizationId,
            String name,
            String provider,
            @Nullable String url,
            String status,
            @Nullable String path,
            @Nullable String externalId)
            implements RepositoryFact {

        public RepositoryChanged {
            requireNonNull(name, "name");
            requireNonNull(provider, "provider");
            requireNonNull(status, "status");
        }

        @Override
        public String key() {
            return Long.toString(repositoryId);
        }
    }
}
