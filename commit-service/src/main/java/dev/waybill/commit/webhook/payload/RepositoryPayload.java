package dev.waybill.commit.webhook.payload;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.HostText;
import org.jspecify.annotations.Nullable;

/** Where something happened, in GitHub's shape. */
public record RepositoryPayload(
        @JsonProperty("id") @Nullable String id,
        @JsonProperty("full_name") @Nullable String fullName,
        @JsonProperty("html_url") @Nullable String htmlUrl) {

    /** The repository; null if the payload does not name it. */
    public static @Nullable HostedRepo hosted(@Nullable RepositoryPayload told) {
        return told == null ? null : HostedRepos.of(told.id(), told.fullName(), HostText.url(told.htmlUrl()), null);
    }
}
