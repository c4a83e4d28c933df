package dev.waybill.commit.host;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A repository as its host describes it.
 *
 * @param externalId the host's own id, the same that its webhooks carry
 * @param name such as {@code demo/web}, in the host's spelling
 * @param cloneUrl to fetch it by https, null if the host does not tell
 */
public record RepositoryAtHost(
        String externalId, String name, @Nullable String cloneUrl) {

    public RepositoryAtHost {
        requireNonNull(externalId, "externalId");
        requireNonNull(name, "name");
    }
}
