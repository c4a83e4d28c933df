package dev.waybill.commit.host.bitbucket;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostApi;
import dev.waybill.commit.host.WebhookForm;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** bitbucket.org. */
@Singleton
final class BitbucketHost implements GitHost {

    private final BitbucketClient client;

    @Inject
    BitbucketHost(BitbucketClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "bitbucket";
    }

    @Override
    public String providerId() {
        return "integrations:bitbucket";
    }

    @Override
    public String title() {
        return "Bitbucket";
    }

    @Override
    public boolean accepts(String repositoryName) {
        return BitbucketNames.isName(repositoryName);
    }

    @Override
    public String nameRule() {
        return BitbucketNames.RULE;
    }

    @Override
    public Optional<String> pageOf(String repositoryName) {
        return Optional.of("https://bitbucket.org/" + repositoryName);
    }

    @Override
    public Optional<String> webhookName() {
        return Optional.of("bitbucket");
    }

    @Override
    public Optional<WebhookForm> webhookForm() {
        return Optional.of(BitbucketClient.FORM);
    }

    @Override
    public Optional<HostApi> api() {
        return Optional.of(client);
    }

    @Override
    public String cloneUser() {
        return "x-token-auth";
    }
}
