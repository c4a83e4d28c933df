package dev.waybill.commit.webhook.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.pullrequest.HostPull;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.commit.webhook.payload.AccountPayload;
import dev.waybill.commit.webhook.payload.HostTime;
import dev.waybill.commit.webhook.payload.ObjectIds;
import dev.waybill.commit.webhook.payload.Refs;
import dev.waybill.contracts.CommitFact.PullRequestState;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A merge request event. Any member may be missing. */
record MergeRequestPayload(
        @JsonProperty("user") @Nullable User user,
        @JsonProperty("project") @Nullable ProjectPayload project,
        @JsonProperty("object_attributes") @Nullable Details details) {

    /** Who did what is told. */
    record User(
            @JsonProperty("id") @Nullable Long id,
            @JsonProperty("username") @Nullable String username,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("email") @Nullable String email) {}

    /** The merge request. */
    record Details(
            @JsonProperty("iid") long iid,
            @JsonProperty("title") @Nullable String title,
            @JsonProperty("description") @Nullable String description,
            @JsonProperty("state") @Nullable String state,
            @JsonProperty("action") @Nullable String action,
            @JsonProperty("author_id") @Nullable Long authorId,
            @JsonProperty("source_branch") @Nullable String sourceBranch,
            @JsonProperty("target_branch") @Nullable String targetBranch,
            @JsonProperty("last_commit") @Nullable Commit lastCommit,
            @JsonProperty("merge_commit_sha") @Nullable String mergeCommitSha,
            @JsonProperty("squash_commit_sha") @Nullable String squashCommitSha,
            @JsonProperty("url") @Nullable String url,
            @JsonProperty("updated_at") @Nullable String updatedAt) {

        PullRequestState status() {
            return switch (state) {
                case "merged" -> PullRequestState.MERGED;
                case "closed" -> PullRequestState.CLOSED;
                // Opened; or locked, which it is for a moment while it is merged.
                case null, default -> PullRequestState.OPEN;
            };
        }
    }

    /** The newest commit of the source branch. */
    record Commit(@JsonProperty("id") @Nullable String id) {}

    Meaning read() throws MalformedPayloadException {
        Details told = details;
        if (told == null || told.iid() < 1) {
            throw new MalformedPayloadException("the merge request is missing or has no number");
        }
        PullRequestState state = told.status();
        boolean merged = state == PullRequestState.MERGED;
        String head = told.lastCommit() == null
                ? null
                : ObjectIds.abbreviated(told.lastCommit().id());
        String mergeCommit = ObjectIds.abbreviated(told.mergeCommitSha());
        String squashCommit = ObjectIds.abbreviated(told.squashCommitSha());
        // A fast-forward leaves neither: the source branch's own commit is now the target's.
        String brought = Stream.of(mergeCommit, squashCommit, head)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        User who = user;
        AccountPayload actor = who == null ? null : new AccountPayload(who.username(), who.name(), who.email());
        boolean byAuthor = who != null && who.id() != null && who.id().equals(told.authorId());
        return new Meaning.PullRequested(
                ProjectPayload.hosted(project, null),
                new HostPull(
                        told.iid(),
                        Objects.requireNonNullElse(HostText.name(told.title()), ""),
                        HostText.message(told.description()),
                        state,
                        // Others are told by a number only.
                        byAuthor ? AccountPayload.account(actor) : null,
                        merged && "merge".equals(told.action()) ? AccountPayload.account(actor) : null,
                        Refs.shortName(told.sourceBranch()),
                        Refs.shortName(told.targetBranch()),
                        head,
                        List.of(),
                        merged ? brought : null,
                        merged && mergeCommit != null ? squashCommit : null,
                        HostText.url(told.url()),
                        HostTime.parse(told.updatedAt())));
    }
}
