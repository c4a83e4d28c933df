package dev.waybill.commit.webhook.bitbucketserver;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.payload.HostTime;
import dev.waybill.commit.webhook.payload.ObjectIds;
import dev.waybill.contracts.Person;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A commit. Bitbucket tells no files. Any member may be missing. */
record ServerCommitPayload(
        @JsonProperty("id") @Nullable String id,
        @JsonProperty("message") @Nullable String message,
        @JsonProperty("author") @Nullable Author author,
        @JsonProperty("committer") @Nullable Author committer,
        @JsonProperty("committerTimestamp") @Nullable Long committerTimestamp,
        @JsonProperty("authorTimestamp") @Nullable Long authorTimestamp,
        @JsonProperty("parents") @Nullable List<@Nullable Parent> parents) {

    /** A person as the commit names one. */
    record Author(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("emailAddress") @Nullable String email) {

        static Person person(@Nullable Author told) {
            return told == null
                    ? new Person(null, null)
                    : new Person(HostText.name(told.name()), HostText.name(told.email()));
        }
    }

    /** A commit that this one follows. */
    record Parent(@JsonProperty("id") @Nullable String id) {}

    HostCommit read() throws MalformedPayloadException {
        return new HostCommit(
                ObjectIds.required("a commit's id", id),
                HostText.message(message),
                Author.person(author),
                Author.person(committer),
                HostTime.ofMillis(committerTimestamp == null ? authorTimestamp : committerTimestamp),
                null,
                read(parents),
                true,
                List.of());
    }

    private static @Nullable List<String> read(@Nullable List<@Nullable Parent> parents)
            throws MalformedPayloadException {
        if (parents == null) {
            return null;
        }
        List<String> ids = new ArrayList<>();
        for (Parent parent : parents) {
            ids.add(ObjectIds.required("a parent's id", parent == null ? null : parent.id()));
        }
        return ids;
    }
}
