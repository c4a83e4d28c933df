package dev.waybill.commit.host.gitea;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostApi;
import dev.waybill.commit.host.HostCalls;
import dev.waybill.commit.host.WebhookForm;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A Gitea. Sentry's clients do not know it; for them it is plain Git, so that they use its URL. */
@Singleton
final class GiteaHost implements GitHost {

    private final GiteaClient client;

    @Inject
    GiteaHost(HostCalls calls) {
        this.client = new GiteaClient(calls, title(), name());
    }

    @Override
    public String name() {
        return "gitea";
    }

    @Override
    public String providerId() {
        return "git";
    }

    @Override
    public String title() {
        return "Gitea";
    }

    @Override
    public boolean accepts(String repositoryName) {
        return GiteaNames.isName(repositoryName);
    }

    @Override
    public String nameRule() {
        return GiteaNames.RULE;
    }

    @Override
    public Optional<String> pageOf(String repositoryName) {
        return Optional.empty();
    }

    @Override
    public Optional<String> webhookName() {
        return Optional.of("gitea");
    }

    @Override
    public Optional<WebhookForm> webhookForm() {
        return Optional.of(GiteaClient.FORM);
    }

    @Override
    public Optional<HostApi> api() {
        return Optional.of(client);
    }

    @Override
    public String cloneUser() {
        return "waybill";
    }
}
