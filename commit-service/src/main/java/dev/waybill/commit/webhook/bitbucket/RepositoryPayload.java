package dev.waybill.commit.webhook.bitbucket;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.payload.HostedRepos;
import org.jspecify.annotations.Nullable;

/** Where something happened. */
record RepositoryPayload(
        @JsonProperty("uuid") @Nullable String uuid,
        @JsonProperty("full_name") @Nullable String fullName,
        @JsonProperty("links") @Nullable Links links) {

    /** The repository; null if the payload does not name it. */
    static @Nullable HostedRepo hosted(@Nullable RepositoryPayload told, @Nullable String formerName) {
        return told == null
                ? null
                : HostedRepos.of(told.uuid(), told.fullName(), HostText.url(Links.page(told.links())), formerName);
    }
}
