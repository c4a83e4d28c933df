package dev.waybill.commit.host.gitlab;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostApi;
import dev.waybill.commit.host.WebhookForm;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** gitlab.com, and GitLab under an address of its own. */
@Singleton
final class GitlabHost implements GitHost {

    private final GitlabClient client;

    @Inject
    GitlabHost(GitlabClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "gitlab";
    }

    @Override
    public String providerId() {
        return "integrations:gitlab";
    }

    @Override
    public String title() {
        return "GitLab";
    }

    @Override
    public boolean accepts(String repositoryName) {
        return GitlabNames.isName(repositoryName);
    }

    @Override
    public String nameRule() {
        return GitlabNames.RULE;
    }

    @Override
    public Optional<String> pageOf(String repositoryName) {
        return Optional.of("https://gitlab.com/" + repositoryName);
    }

    @Override
    public Optional<String> webhookName() {
        return Optional.of("gitlab");
    }

    @Override
    public Optional<WebhookForm> webhookForm() {
        return Optional.of(GitlabClient.FORM);
    }

    @Override
    public Optional<HostApi> api() {
        return Optional.of(client);
    }

    @Override
    public String cloneUser() {
        return "oauth2";
    }
}
