package dev.waybill.commit.webhook.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.payload.HostedRepos;
import org.jspecify.annotations.Nullable;

/** Where something happened. */
record ProjectPayload(
        @JsonProperty("id") @Nullable String id,
        @JsonProperty("path_with_namespace") @Nullable String path,
        @JsonProperty("web_url") @Nullable String webUrl) {

    /**
     * The repository; null if the payload does not name it.
     *
     * @param apart the project's id where older versions put it, null if it is not there
     */
    static @Nullable HostedRepo hosted(@Nullable ProjectPayload told, @Nullable String apart) {
        return told == null
                ? null
                : HostedRepos.of(told.id() == null ? apart : told.id(), told.path(), HostText.url(told.webUrl()), null);
    }
}
