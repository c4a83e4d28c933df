package dev.waybill.commit.webhook.bitbucketserver;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.payload.HostedRepos;
import org.jspecify.annotations.Nullable;

/** Where something happened. A repository is called after its project's key and its own slug, as in its address. */
record RepositoryPayload(
        @JsonProperty("id") @Nullable String id,
        @JsonProperty("slug") @Nullable String slug,
        @JsonProperty("project") @Nullable Project project,
        @JsonProperty("links") @Nullable Links links) {

    /** What repositories are grouped in; a person's own begins with a tilde. */
    record Project(@JsonProperty("key") @Nullable String key) {}

    private @Nullable String name() {
        return project == null || project.key() == null || slug == null ? null : project.key() + "/" + slug;
    }

    /** The repository; null if the payload does not name it. */
    static @Nullable HostedRepo hosted(@Nullable RepositoryPayload told, @Nullable RepositoryPayload former) {
        return told == null
                ? null
                : HostedRepos.of(
                        told.id(),
                        told.name(),
                        HostText.url(Links.page(told.links())),
                        former == null ? null : former.name());
    }
}
