package dev.waybill.commit.host.plaingit;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostApi;
import dev.waybill.commit.host.WebhookForm;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A repository that is only fetched: no webhooks, no API. */
@Singleton
final class PlainGitHost implements GitHost {

    @Override
    public String name() {
        return "git";
    }

    @Override
    public String providerId() {
        return "git";
    }

    @Override
    public String title() {
        return "Git";
    }

    @Override
    public boolean accepts(String repositoryName) {
        return repositoryName.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public String nameRule() {
        return "A name has at most 200 printable characters.";
    }

    @Override
    public Optional<String> pageOf(String repositoryName) {
        return Optional.empty();
    }

    @Override
    public Optional<String> webhookName() {
        return Optional.empty();
    }

    @Override
    public Optional<WebhookForm> webhookForm() {
        return Optional.empty();
    }

    @Override
    public Optional<HostApi> api() {
        return Optional.empty();
    }

    @Override
    public String cloneUser() {
        return "git";
    }
}
