package dev.waybill.commit.webhook.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of GitHub's push payload that are kept. Any may be missing. */
record PushPayload(
        @JsonProperty("ref") @Nullable String ref,
        @JsonProperty("before") @Nullable String before,
        @JsonProperty("after") @Nullable String after,
        @JsonProperty("forced") boolean forced,
        @JsonProperty("commits") @Nullable List<@Nullable Commit> commits,
        @JsonProperty("head_commit") @Nullable Commit headCommit,
        @JsonProperty("repository") @Nullable Repo repository) {

    /** A commit of the list. */
    record Commit(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("distinct") @Nullable Boolean distinct,
            @JsonProperty("message") @Nullable String message,
            @JsonProperty("timestamp") @Nullable String timestamp,
            @JsonProperty("url") @Nullable String url,
            @JsonProperty("author") @Nullable Identity author,
            @JsonProperty("committer") @Nullable Identity committer,
            @JsonProperty("added") @Nullable List<@Nullable String> added,
            @JsonProperty("modified") @Nullable List<@Nullable String> modified,
            @JsonProperty("removed") @Nullable List<@Nullable String> removed) {}

    /** A person as the commit names one. */
    record Identity(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("email") @Nullable String email) {}

    /** Where it happened. */
    record Repo(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("full_name") @Nullable String fullName,
            @JsonProperty("html_url") @Nullable String htmlUrl) {}
}
