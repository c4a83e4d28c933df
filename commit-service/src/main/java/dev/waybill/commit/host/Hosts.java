package dev.waybill.commit.host;

import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** All hosts that this service knows. */
@Singleton
public final class Hosts {

    private final List<GitHost> hosts;

    @Inject
    Hosts(@All List<GitHost> hosts) {
        this.hosts = List.copyOf(hosts);
    }

    /** The host with that provider id or short name; Sentry's clients send the first, people the second. */
    public Optional<GitHost> find(String providerIdOrName) {
        return hosts.stream()
                .filter(host -> host.providerId().equals(providerIdOrName)
                        || host.name().equals(providerIdOrName))
                .findFirst();
    }
}
