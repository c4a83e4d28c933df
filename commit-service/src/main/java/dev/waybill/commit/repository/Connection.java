package dev.waybill.commit.repository;

import static java.util.Objects.requireNonNull;

import dev.waybill.commit.host.HostApi;
import dev.waybill.commit.host.RemoteRepo;

/** A repository that can be asked about at its host. */
public record Connection(HostApi api, RemoteRepo repository) {

    public Connection {
        requireNonNull(api, "api");
        requireNonNull(repository, "repository");
    }
}
