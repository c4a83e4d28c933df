package dev.waybill.commit.repository;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A repository as its host names it in what it sends.
 *
 * @param externalId the host's own id, which stays when the repository is renamed
 * @param name such as {@code demo/web}
 * @param url its page, null if none was told
 */
public record HostedRepo(
        String externalId, String name, @Nullable String url) {

    public HostedRepo {
        requireNonNull(externalId, "externalId");
        requireNonNull(name, "name");
    }
}
