package dev.waybill.commit.host.github;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostApi;
import dev.waybill.commit.host.WebhookForm;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** github.com. */
@Singleton
final class GithubHost implements GitHost {

    private final GithubClient client;

    @Inject
    GithubHost(GithubClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "github";
    }

    @Override
    public String providerId() {
        return "integrations:github";
    }

    @Override
    public String title() {
        return "GitHub";
    }

    @Override
    public boolean accepts(String repositoryName) {
        return GithubNames.isFullName(repositoryName);
    }

    @Override
    public String nameRule() {
        return GithubNames.RULE;
    }

    @Override
    public Optional<String> pageOf(String repositoryName) {
        return Optional.of("https://github.com/" + repositoryName);
    }

    @Override
    public Optional<String> webhookName() {
        return Optional.of("github");
    }

    @Override
    public Optional<WebhookForm> webhookForm() {
        return Optional.of(GithubClient.FORM);
    }

    @Override
    public Optional<HostApi> api() {
        return Optional.of(client);
    }

    @Override
    public String cloneUser() {
        return "x-access-token";
    }
}
