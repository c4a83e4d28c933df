package dev.waybill.commit.webhook.bitbucket;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import org.jspecify.annotations.Nullable;

/** What changed about a repository itself. Any member may be missing. */
record RepositoryUpdatedPayload(
        @JsonProperty("repository") @Nullable RepositoryPayload repository,
        @JsonProperty("changes") @Nullable Changes changes) {

    /** What was different before. */
    record Changes(@JsonProperty("full_name") @Nullable Change fullName) {}

    /** The former value. */
    record Change(@JsonProperty("old") @Nullable String old) {}

    Meaning read() throws MalformedPayloadException {
        String former = changes == null || changes.fullName() == null
                ? null
                : changes.fullName().old();
        if (former == null) {
            return Meaning.uninteresting();
        }
        HostedRepo hosted = RepositoryPayload.hosted(repository, former);
        if (hosted == null) {
            throw new MalformedPayloadException("the repository is missing or has no name");
        }
        return new Meaning.Renamed(hosted);
    }
}
