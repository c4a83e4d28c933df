package dev.waybill.commit.webhook.azuredevops;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import org.jspecify.annotations.Nullable;

/** A repository that got another name. Any member may be missing. */
record RepositoryRenamedPayload(
        @JsonProperty("resource") @Nullable Resource resource) {

    /** The repository as it is, and what it was called. */
    record Resource(
            @JsonProperty("oldName") @Nullable String oldName,
            @JsonProperty("repository") @Nullable RepositoryPayload repository) {}

    Meaning read() throws MalformedPayloadException {
        HostedRepo hosted =
                resource == null ? null : RepositoryPayload.hosted(resource.repository(), resource.oldName());
        if (hosted == null) {
            throw new MalformedPayloadException("the repository is missing or has no name");
        }
        return new Meaning.Renamed(hosted);
    }
}
