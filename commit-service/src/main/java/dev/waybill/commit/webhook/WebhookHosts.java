package dev.waybill.commit.webhook;

import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** All hosts whose webhooks are understood. */
@Singleton
final class WebhookHosts {

    private final List<WebhookHost> hosts;

    @Inject
    WebhookHosts(@All List<WebhookHost> hosts) {
        this.hosts = List.copyOf(hosts);
    }

    Optional<WebhookHost> named(String name) {
        return hosts.stream().filter(host -> host.name().equals(name)).findFirst();
    }
}
