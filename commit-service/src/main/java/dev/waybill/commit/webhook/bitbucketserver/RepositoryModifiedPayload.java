package dev.waybill.commit.webhook.bitbucketserver;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import org.jspecify.annotations.Nullable;

/** A repository as it was and as it is. */
record RepositoryModifiedPayload(
        @JsonProperty("old") @Nullable RepositoryPayload old,
        @JsonProperty("new") @Nullable RepositoryPayload now) {

    Meaning read() throws MalformedPayloadException {
        HostedRepo hosted = RepositoryPayload.hosted(now, old);
        if (hosted == null) {
            throw new MalformedPayloadException("the repository is missing or has no name");
        }
        return new Meaning.Renamed(hosted);
    }
}
