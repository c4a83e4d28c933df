package dev.waybill.commit.repository;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.Hosts;
import dev.waybill.commit.host.WebhookForm;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Says how a repository is connected. */
@Singleton
class DescribeRepo {

    private final RepoRepository repos;
    private final HostWebhookRepository webhooks;
    private final HistoryNotes histories;
    private final Hosts hosts;
    private final String publicUrl;

    @Inject
    DescribeRepo(
            RepoRepository repos,
            HostWebhookRepository webhooks,
            HistoryNotes histories,
            Hosts hosts,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.repos = repos;
        this.webhooks = webhooks;
        this.histories = histories;
        this.hosts = hosts;
        this.publicUrl = publicUrl;
    }

    /**
     * A repository of an organisation with what belongs to its connection.
     *
     * @param generatedSecret to be shown this once; null for none
     */
    @Transactional
    Optional<RepoView> describe(long organizationId, long id, @Nullable String generatedSecret) {
        return repos.find(id)
                .filter(repo -> repo.organizationId() == organizationId)
                .map(repo -> view(repo, generatedSecret));
    }

    private RepoView view(Repo repo, @Nullable String generatedSecret) {
        Optional<GitHost> host = hosts.named(repo.host());
        String address = host.flatMap(GitHost::webhookName)
                .map(name -> publicUrl + "/webhooks/" + name + "/" + repo.id())
                .orElse(null);
        String title = host.map(GitHost::title).orElse(repo.host());
        Optional<WebhookForm> form = host.flatMap(GitHost::webhookForm);
        WebhookView webhook = webhooks.find(repo.id())
                .map(kept -> WebhookView.kept(kept, title))
                .or(() -> form.map(known -> WebhookView.manual(title, known)))
                .orElseGet(() -> WebhookView.none(title));
        return RepoView.of(repo, hosts).with(address, generatedSecret, repo.cloneUrl(), webhook, histories.of(repo));
    }
}
