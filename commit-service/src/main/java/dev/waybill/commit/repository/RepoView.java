package dev.waybill.commit.repository;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.commit.host.Hosts;
import dev.waybill.commit.repository.HistoryNotes.HistoryNote;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A repository as Sentry shows it, and beside it, for those who connect it, what its host was told or has to be told. */
record RepoView(
        String id,
        String name,
        @Nullable String url,
        Provider provider,
        String status,
        Instant dateCreated,
        @Nullable String integrationId,
        String externalSlug,
        @Nullable String externalId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String webhookUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String webhookSecret,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cloneUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable WebhookView webhook,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable HistoryNote history) {

    /** The kind of host. */
    record Provider(String id, String name) {}

    static RepoView of(Repo repo, Hosts hosts) {
        return new RepoView(
                Long.toString(repo.id()),
                repo.name(),
                repo.url(),
                new Provider(
                        repo.provider(),
                        hosts.named(repo.host()).map(host -> host.title()).orElse(repo.provider())),
                // Sentry's word for one that was deleted and is still being removed.
                repo.isDeleted() ? "pending_deletion" : repo.status(),
                repo.createdAt(),
                null,
                repo.path(),
                repo.externalId(),
                null,
                null,
                null,
                null,
                null);
    }

    /** With what only those see who connect it. */
    RepoView with(
            @Nullable String webhookAddress,
            @Nullable String generatedSecret,
            @Nullable String address,
            WebhookView state,
            HistoryNote known) {
        return new RepoView(
                id,
                name,
                url,
                provider,
                status,
                dateCreated,
                integrationId,
                externalSlug,
                externalId,
                webhookAddress,
                generatedSecret,
                address,
                state,
                known);
    }

    @Override
    public String toString() {
        return "RepoView[" + id + "]";
    }
}
