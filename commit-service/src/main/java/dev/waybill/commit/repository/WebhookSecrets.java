package dev.waybill.commit.repository;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.Hosts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells what hosts sign with. */
@Singleton
public class WebhookSecrets {

    private final SecretRepository repos;
    private final Hosts hosts;
    private final SecretBox box;

    @Inject
    WebhookSecrets(SecretRepository repos, Hosts hosts, SecretBox box) {
        this.repos = repos;
        this.hosts = hosts;
        this.box = box;
    }

    /** What is needed to check who sent a webhook; empty if there is no repository whose host sends webhooks under that name. */
    public Optional<SigningSecrets> of(String webhookName, long repositoryId) {
        return repos.find(repositoryId)
                .filter(repo -> hosts.named(repo.host())
                        .flatMap(GitHost::webhookName)
                        .filter(webhookName::equals)
                        .isPresent())
                .map(repo -> new SigningSecrets(repo.secrets().stream()
                        .map(secret -> box.open(repositoryId, secret))
                        .toList()));
    }
}
