package dev.waybill.commit.repository;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A repository as its host names it in what it sends.
 *
 * @param externalId the host's own id, which stays when the repository is renamed
 * @param name such as {@code demo/web}
 * @param url its page, null if none was told
 * @param formerName what it was called before, null unless the host tells that it was renamed
 */
public record HostedRepo(
        String externalId,
        String name,
        @Nullable String url,
        @Nullable String formerName) {

    public HostedRepo {
        requireNonNull(externalId, "externalId");
        requireNonNull(name, "name");
    }

    /** One that is called as it was. */
    public HostedRepo(String externalId, String name, @Nullable String url) {
        this(externalId, name, url, null);
    }

    HostedRepo called(String another) {
        return new HostedRepo(externalId, another, url, formerName);
    }
}
