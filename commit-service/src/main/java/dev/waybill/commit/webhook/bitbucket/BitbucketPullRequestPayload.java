package dev.waybill.commit.webhook.bitbucket;

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

/** A pull request event. Any member may be missing. Object ids are abbreviated to 12 digits. */
record BitbucketPullRequestPayload(
        @JsonProperty("pullrequest") @Nullable Details pullRequest,
        @JsonProperty("repository") @Nullable RepositoryPayload repository) {

    /** The pull request. */
    record Details(
            @JsonProperty("id") long id,
            @JsonProperty("title") @Nullable String title,
            @JsonProperty("description") @Nullable String description,
            @JsonProperty("author") @Nullable User author,
            @JsonProperty("closed_by") @Nullable User closedBy,
            @JsonProperty("source") @Nullable End source,
            @JsonProperty("destination") @Nullable End destination,
            @JsonProperty("merge_commit") @Nullable Commit mergeCommit,
            @JsonProperty("updated_on") @Nullable String updatedOn,
            @JsonProperty("links") @Nullable Links links) {}

    /** Somebody, whose address is not told. */
    record User(
            @JsonProperty("nickname") @Nullable String nickname,
            @JsonProperty("display_name") @Nullable String displayName) {

        static @Nullable HostAccount account(@Nullable User user) {
            return user == null
                    ? null
                    : AccountPayload.account(new AccountPayload(user.nickname(), user.displayName(), null));
        }
    }

    /** A branch and where it stands. */
    record End(
            @JsonProperty("branch") @Nullable Branch branch,
            @JsonProperty("commit") @Nullable Commit commit) {

        static @Nullable String branch(@Nullable End end) {
            return end == null || end.branch() == null
                    ? null
                    : Refs.shortName(end.branch().name());
        }
    }

    /** The name of a branch. */
    record Branch(@JsonProperty("name") @Nullable String name) {}

    /** The name of a commit. */
    record Commit(@JsonProperty("hash") @Nullable String hash) {

        static @Nullable String id(@Nullable Commit commit) {
            return commit == null ? null : ObjectIds.abbreviated(commit.hash());
        }
    }

    /** What it means, with the state that the event's name tells. */
    Meaning read(PullRequestState state) throws MalformedPayloadException {
        Details told = pullRequest;
        if (told == null || told.id() < 1) {
            throw new MalformedPayloadException("the pull request is missing or has no number");
        }
        boolean merged = state == PullRequestState.MERGED;
        return new Meaning.PullRequested(
                RepositoryPayload.hosted(repository, null),
                new HostPull(
                        told.id(),
                        Objects.requireNonNullElse(HostText.name(told.title()), ""),
                        HostText.message(told.description()),
                        state,
                        User.account(told.author()),
                        merged ? User.account(told.closedBy()) : null,
                        End.branch(told.source()),
                        End.branch(told.destination()),
                        told.source() == null ? null : Commit.id(told.source().commit()),
                        List.of(),
                        merged ? Commit.id(told.mergeCommit()) : null,
                        null,
                        HostText.url(Links.page(told.links())),
                        HostTime.parse(told.updatedOn())));
    }
}
