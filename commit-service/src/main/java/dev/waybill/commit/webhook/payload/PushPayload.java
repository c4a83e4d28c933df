package dev.waybill.commit.webhook.payload;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A push in GitHub's shape, with the members that some others add. Any may be missing. */
public record PushPayload(
        @JsonProperty("ref") @Nullable String ref,
        @JsonProperty("before") @Nullable String before,
        @JsonProperty("after") @Nullable String after,
        @JsonProperty("forced") boolean forced,
        @JsonProperty("commits") @Nullable List<@Nullable CommitPayload> commits,
        @JsonProperty("head_commit") @Nullable CommitPayload headCommit,
        @JsonProperty("total_commits") @Nullable Integer totalCommits,
        @JsonProperty("repository") @Nullable RepositoryPayload repository) {}
