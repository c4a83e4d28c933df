package dev.waybill.commit.webhook.azuredevops;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.payload.HostedRepos;
import org.jspecify.annotations.Nullable;

/** Where something happened. A repository is called after its project and itself, as in its address. */
record RepositoryPayload(
        @JsonProperty("id") @Nullable String id,
        @JsonProperty("name") @Nullable String name,
        @JsonProperty("project") @Nullable Project project,
        @JsonProperty("remoteUrl") @Nullable String remoteUrl) {

    /** What repositories are grouped in. */
    record Project(@JsonProperty("name") @Nullable String name) {}

    /**
     * The repository; null if the payload does not name it.
     *
     * @param formerName what it was called in its project, null unless it was renamed
     */
    static @Nullable HostedRepo hosted(@Nullable RepositoryPayload told, @Nullable String formerName) {
        return told == null
                ? null
                : HostedRepos.of(told.id(), told.in(told.name()), HostText.url(told.remoteUrl()), told.in(formerName));
    }

    private @Nullable String in(@Nullable String repository) {
        return repository == null || project == null || project.name() == null
                ? null
                : project.name() + "/" + repository;
    }
}
