package dev.waybill.commit.webhook.azuredevops;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.pullrequest.HostPull;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.commit.webhook.payload.AccountPayload;
import dev.waybill.commit.webhook.payload.HostTime;
import dev.waybill.commit.webhook.payload.ObjectIds;
import dev.waybill.commit.webhook.payload.Refs;
import dev.waybill.contracts.CommitFact.HostAccount;
import dev.waybill.contracts.CommitFact.PullRequestState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A pull request event. Any member may be missing. "Merged" says only that a merge was tried; the status tells what became of it. */
record AzurePullRequestPayload(
        @JsonProperty("resource") @Nullable Details resource,
        @JsonProperty("createdDate") @Nullable String createdDate) {

    /** The pull request. */
    record Details(
            @JsonProperty("pullRequestId") long pullRequestId,
            @JsonProperty("title") @Nullable String title,
            @JsonProperty("description") @Nullable String description,
            @JsonProperty("status") @Nullable String status,
            @JsonProperty("createdBy") @Nullable User createdBy,
            @JsonProperty("closedBy") @Nullable User closedBy,
            @JsonProperty("sourceRefName") @Nullable String sourceRefName,
            @JsonProperty("targetRefName") @Nullable String targetRefName,
            @JsonProperty("lastMergeSourceCommit") @Nullable Commit lastMergeSourceCommit,
            @JsonProperty("lastMergeCommit") @Nullable Commit lastMergeCommit,
            @JsonProperty("commits") @Nullable List<@Nullable Commit> commits,
            @JsonProperty("repository") @Nullable RepositoryPayload repository) {}

    /** Somebody; most log in with an address. */
    record User(
            @JsonProperty("displayName") @Nullable String displayName,
            @JsonProperty("uniqueName") @Nullable String uniqueName) {

        static @Nullable HostAccount account(@Nullable User user) {
            String login = user == null ? null : user.uniqueName();
            return user == null
                    ? null
                    : AccountPayload.account(new AccountPayload(
                            login, user.displayName(), login != null && login.indexOf('@') > 0 ? login : null));
        }
    }

    /** The name of a commit. */
    record Commit(@JsonProperty("commitId") @Nullable String commitId) {

        static @Nullable String id(@Nullable Commit commit) {
            return commit == null ? null : ObjectIds.abbreviated(commit.commitId());
        }
    }

    Meaning read() throws MalformedPayloadException {
        Details told = resource;
        if (told == null || told.pullRequestId() < 1) {
            throw new MalformedPayloadException("the pull request is missing or has no number");
        }
        PullRequestState state = state(told.status());
        boolean merged = state == PullRequestState.MERGED;
        return new Meaning.PullRequested(
                RepositoryPayload.hosted(told.repository(), null),
                new HostPull(
                        told.pullRequestId(),
                        Objects.requireNonNullElse(HostText.name(told.title()), ""),
                        HostText.message(told.description()),
                        state,
                        User.account(told.createdBy()),
                        merged ? User.account(told.closedBy()) : null,
                        Refs.shortName(told.sourceRefName()),
                        Refs.shortName(told.targetRefName()),
                        Commit.id(told.lastMergeSourceCommit()),
                        commits(told.commits()),
                        merged ? Commit.id(told.lastMergeCommit()) : null,
                        null,
                        page(told),
                        HostTime.parse(createdDate)));
    }

    private static PullRequestState state(@Nullable String status) {
        return switch (status) {
            case "completed" -> PullRequestState.MERGED;
            case "abandoned" -> PullRequestState.CLOSED;
            case null, default -> PullRequestState.OPEN;
        };
    }

    /** Listed newest first. */
    private static List<String> commits(@Nullable List<@Nullable Commit> listed) {
        return listed == null
                ? List.of()
                : listed.reversed().stream()
                        .map(Commit::id)
                        .filter(Objects::nonNull)
                        .limit(HostPull.MOST_COMMITS)
                        .toList();
    }

    private static @Nullable String page(Details told) {
        String repository = told.repository() == null ? null : told.repository().remoteUrl();
        return repository == null ? null : HostText.url(repository + "/pullrequest/" + told.pullRequestId());
    }
}
