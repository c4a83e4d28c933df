package dev.waybill.commit.webhook.payload;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.MalformedPayloadException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A commit as GitHub lists it, and those who follow its example. Any member may be missing. */
public record CommitPayload(
        @JsonProperty("id") @Nullable String id,
        @JsonProperty("distinct") @Nullable Boolean distinct,
        @JsonProperty("message") @Nullable String message,
        @JsonProperty("timestamp") @Nullable String timestamp,
        @JsonProperty("url") @Nullable String url,
        @JsonProperty("author") @Nullable PersonPayload author,
        @JsonProperty("committer") @Nullable PersonPayload committer,
        @JsonProperty("added") @Nullable List<@Nullable String> added,
        @JsonProperty("modified") @Nullable List<@Nullable String> modified,
        @JsonProperty("removed") @Nullable List<@Nullable String> removed) {

    /** The commit, its texts cleaned. */
    public HostCommit read() throws MalformedPayloadException {
        return new HostCommit(
                ObjectIds.required("a commit's id", id),
                HostText.message(message),
                PersonPayload.person(author),
                PersonPayload.person(committer),
                HostTime.parse(timestamp),
                HostText.url(url),
                null,
                !Boolean.FALSE.equals(distinct),
                Files.of(added, modified, removed));
    }
}
