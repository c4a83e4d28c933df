package dev.waybill.commit.webhook.bitbucketserver;

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

/** A pull request event. Any member may be missing. */
record ServerPullRequestPayload(
        @JsonProperty("actor") @Nullable User actor,
        @JsonProperty("pullRequest") @Nullable Details pullRequest) {

    /** Somebody; their name is what they log in with, their display name what they are called. */
    record User(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("displayName") @Nullable String displayName,
            @JsonProperty("emailAddress") @Nullable String email) {

        static @Nullable HostAccount account(@Nullable User user) {
            return user == null
                    ? null
                    : AccountPayload.account(new AccountPayload(user.name(), user.displayName(), user.email()));
        }
    }

    /** The pull request. */
    record Details(
            @JsonProperty("id") long id,
            @JsonProperty("title") @Nullable String title,
            @JsonProperty("description") @Nullable String description,
            @JsonProperty("state") @Nullable String state,
            @JsonProperty("author") @Nullable Author author,
            @JsonProperty("fromRef") @Nullable End fromRef,
            @JsonProperty("toRef") @Nullable End toRef,
            @JsonProperty("properties") @Nullable Properties properties,
            @JsonProperty("updatedDate") @Nullable Long updatedDate,
            @JsonProperty("links") @Nullable Links links) {}

    /** Whoever opened it. */
    record Author(@JsonProperty("user") @Nullable User user) {}

    /** A branch and where it stands. */
    record End(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("latestCommit") @Nullable String latestCommit,
            @JsonProperty("repository") @Nullable RepositoryPayload repository) {}

    /** What is known of it once it was merged. */
    record Properties(@JsonProperty("mergeCommit") @Nullable Commit mergeCommit) {}

    /** The name of a commit. */
    record Commit(@JsonProperty("id") @Nullable String id) {}

    Meaning read() throws MalformedPayloadException {
        Details told = pullRequest;
        if (told == null || told.id() < 1) {
            throw new MalformedPayloadException("the pull request is missing or has no number");
        }
        PullRequestState state = state(told.state());
        boolean merged = state == PullRequestState.MERGED;
        End from = told.fromRef();
        End to = told.toRef();
        return new Meaning.PullRequested(
                to == null ? null : RepositoryPayload.hosted(to.repository(), null),
                new HostPull(
                        told.id(),
                        Objects.requireNonNullElse(HostText.name(told.title()), ""),
                        HostText.message(told.description()),
                        state,
                        told.author() == null
                                ? null
                                : User.account(told.author().user()),
                        merged ? User.account(actor) : null,
                        from == null ? null : Refs.shortName(from.id()),
                        to == null ? null : Refs.shortName(to.id()),
                        from == null ? null : ObjectIds.abbreviated(from.latestCommit()),
                        List.of(),
                        merged ? mergeCommit(told.properties()) : null,
                        null,
                        HostText.url(Links.page(told.links())),
                        HostTime.ofMillis(told.updatedDate())));
    }

    private static PullRequestState state(@Nullable String state) {
        return switch (state) {
            case "MERGED" -> PullRequestState.MERGED;
            case "DECLINED" -> PullRequestState.CLOSED;
            case null, default -> PullRequestState.OPEN;
        };
    }

    private static @Nullable String mergeCommit(@Nullable Properties properties) {
        return properties == null || properties.mergeCommit() == null
                ? null
                : ObjectIds.abbreviated(properties.mergeCommit().id());
    }
}
