package dev.waybill.commit.host;

import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All hosts that this service knows. */
@Singleton
public final class Hosts {

    private final List<GitHost> hosts;

    @Inject
    Hosts(@All List<GitHost> hosts) {
        this.hosts = List.copyOf(hosts);
    }

    /** The host with that short name. */
    public Optional<GitHost> named(String name) {
        return first(host -> host.name().equals(name));
    }

    /** The host with that short name or provider id; Sentry's clients send the second, people the first. */
    public Optional<GitHost> find(String nameOrProviderId) {
        return named(nameOrProviderId).or(() -> first(host -> host.providerId().equals(nameOrProviderId)));
    }

    private Optional<GitHost> first(Predicate<GitHost> fits) {
        return hosts.stream().filter(fits).findFirst();
    }
}
