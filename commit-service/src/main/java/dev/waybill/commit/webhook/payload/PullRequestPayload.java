package dev.waybill.commit.webhook.payload;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.pullrequest.HostPull;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.contracts.CommitFact.PullRequestState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A pull request event in the shape of GitHub, Gitea and Forgejo. Any member may be missing. */
public record PullRequestPayload(
        @JsonProperty("pull_request") @Nullable Details pullRequest,
        @JsonProperty("repository") @Nullable RepositoryPayload repository) {

    /** The pull request. */
    record Details(
            @JsonProperty("number") long number,
            @JsonProperty("title") @Nullable String title,
            @JsonProperty("body") @Nullable String body,
            @JsonProperty("state") @Nullable String state,
            @JsonProperty("merged") boolean merged,
            @JsonProperty("user") @Nullable AccountPayload user,
            @JsonProperty("merged_by") @Nullable AccountPayload mergedBy,
            @JsonProperty("head") @Nullable End head,
            @JsonProperty("base") @Nullable End base,
            @JsonProperty("merge_commit_sha") @Nullable String mergeCommitSha,
            @JsonProperty("html_url") @Nullable String htmlUrl,
            @JsonProperty("updated_at") @Nullable String updatedAt) {}

    /** A branch and where it stands. */
    record End(
            @JsonProperty("ref") @Nullable String ref,
            @JsonProperty("sha") @Nullable String sha) {}

    /** What it means. */
    public Meaning read() throws MalformedPayloadException {
        Details told = pullRequest;
        if (told == null || told.number() < 1) {
            throw new MalformedPayloadException("the pull request is missing or has no number");
        }
        PullRequestState state = state(told);
        return new Meaning.PullRequested(
                RepositoryPayload.hosted(repository),
                new HostPull(
                        told.number(),
                        Objects.requireNonNullElse(HostText.name(told.title()), ""),
                        HostText.message(told.body()),
                        state,
                        AccountPayload.account(told.user()),
                        AccountPayload.account(told.mergedBy()),
                        told.head() == null ? null : Refs.shortName(told.head().ref()),
                        told.base() == null ? null : Refs.shortName(told.base().ref()),
                        told.head() == null
                                ? null
                                : ObjectIds.abbreviated(told.head().sha()),
                        List.of(),
                        // Of an open one it is a merge that was only tried out.
                        state == PullRequestState.MERGED ? ObjectIds.abbreviated(told.mergeCommitSha()) : null,
                        null,
                        HostText.url(told.htmlUrl()),
                        HostTime.parse(told.updatedAt())));
    }

    private static PullRequestState state(Details told) {
        if (told.merged()) {
            return PullRequestState.MERGED;
        }
        return "closed".equals(told.state()) ? PullRequestState.CLOSED : PullRequestState.OPEN;
    }
}
