package dev.waybill.commit.repository;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.Hosts;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Replaces the secret that a host signs with. What is signed with the one before is taken as well, until the next change. */
@Singleton
class ReplaceWebhookSecret {

    private static final Logger LOG = Logger.getLogger(ReplaceWebhookSecret.class);

    private final RepoRepository repos;
    private final Hosts hosts;
    private final SecretBox secrets;
    private final Event<WebhookSecretReplaced> replaced;
    private final String publicUrl;

    @Inject
    ReplaceWebhookSecret(
            RepoRepository repos,
            Hosts hosts,
            SecretBox secrets,
            Event<WebhookSecretReplaced> replaced,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.repos = repos;
        this.hosts = hosts;
        this.secrets = secrets;
        this.replaced = replaced;
        this.publicUrl = publicUrl;
    }

    /**
     * Replaces the secret.
     *
     * @param wanted the new one, null if one is to be made
     * @return what the host has to be told; empty if the organisation has no such repository
     */
    @Transactional
    Optional<WebhookSecretView> replace(long organizationId, long id, @Nullable String wanted) {
        return repos.lock(id)
                .filter(repo -> repo.organizationId() == organizationId)
                .flatMap(repo -> webhook(repo).map(address -> {
                    String generated = wanted == null ? secrets.generate() : null;
                    repo.signWith(secrets.seal(id, generated == null ? String.valueOf(wanted) : generated));
                    replaced.fire(new WebhookSecretReplaced(id));
                    LOG.infof("webhook secret replaced org=%d repo=%d", organizationId, id);
                    return new WebhookSecretView(Long.toString(id), address, generated);
                }));
    }

    private Optional<String> webhook(Repo repo) {
        return hosts.named(repo.host())
                .flatMap(GitHost::webhookName)
                .map(name -> publicUrl + "/webhooks/" + name + "/" + repo.id());
    }
}
