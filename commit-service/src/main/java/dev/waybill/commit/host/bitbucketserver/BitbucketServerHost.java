package dev.waybill.commit.host.bitbucketserver;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostApi;
import dev.waybill.commit.host.WebhookForm;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A Bitbucket Server or Data Center. */
@Singleton
final class BitbucketServerHost implements GitHost {

    private final BitbucketServerClient client;

    @Inject
    BitbucketServerHost(BitbucketServerClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "bitbucket_server";
    }

    @Override
    public String providerId() {
        return "integrations:bitbucket_server";
    }

    @Override
    public String title() {
        return "Bitbucket Data Center";
    }

    @Override
    public boolean accepts(String repositoryName) {
        return BitbucketServerNames.isName(repositoryName);
    }

    @Override
    public String nameRule() {
        return BitbucketServerNames.RULE;
    }

    @Override
    public Optional<String> pageOf(String repositoryName) {
        return Optional.empty();
    }

    @Override
    public Optional<String> webhookName() {
        return Optional.of("bitbucket_server");
    }

    @Override
    public Optional<WebhookForm> webhookForm() {
        return Optional.of(BitbucketServerClient.FORM);
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
