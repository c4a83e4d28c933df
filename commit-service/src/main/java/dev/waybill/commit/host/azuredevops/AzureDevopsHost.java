package dev.waybill.commit.host.azuredevops;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostApi;
import dev.waybill.commit.host.WebhookForm;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Azure DevOps Services and Server. */
@Singleton
final class AzureDevopsHost implements GitHost {

    private final AzureDevopsClient client;

    @Inject
    AzureDevopsHost(AzureDevopsClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "azure_devops";
    }

    @Override
    public String providerId() {
        return "integrations:vsts";
    }

    @Override
    public String title() {
        return "Azure DevOps";
    }

    @Override
    public boolean accepts(String repositoryName) {
        return AzureDevopsNames.isName(repositoryName);
    }

    @Override
    public String nameRule() {
        return AzureDevopsNames.RULE;
    }

    @Override
    public Optional<String> pageOf(String repositoryName) {
        return Optional.empty();
    }

    @Override
    public Optional<String> webhookName() {
        return Optional.of("azure_devops");
    }

    @Override
    public Optional<WebhookForm> webhookForm() {
        return Optional.of(AzureDevopsClient.FORM);
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
