package dev.waybill.commit.webhook.azuredevops;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.commit.webhook.payload.HostTime;
import dev.waybill.commit.webhook.payload.ListedCommits;
import dev.waybill.commit.webhook.payload.ObjectIds;
import dev.waybill.commit.webhook.payload.Refs;
import dev.waybill.contracts.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A push, which may move several refs. Any member may be missing. How many commits there were stands only in a sentence for people. */
record AzurePushPayload(
        @JsonProperty("resource") @Nullable Resource resource,
        @JsonProperty("detailedMessage") @Nullable Message detailedMessage) {

    private static final Pattern COUNT = Pattern.compile(" pushed (\\d{1,7}) commits? to ");

    /** What happened, in words. */
    record Message(@JsonProperty("text") @Nullable String text) {}

    /** What happened. */
    record Resource(
            @JsonProperty("commits") @Nullable List<@Nullable Commit> commits,
            @JsonProperty("refUpdates") @Nullable List<@Nullable RefUpdate> refUpdates,
            @JsonProperty("repository") @Nullable RepositoryPayload repository) {}

    /** A move of a ref. */
    record RefUpdate(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("oldObjectId") @Nullable String oldObjectId,
            @JsonProperty("newObjectId") @Nullable String newObjectId) {}

    /** A commit, without its files. */
    record Commit(
            @JsonProperty("commitId") @Nullable String commitId,
            @JsonProperty("author") @Nullable Signed author,
            @JsonProperty("committer") @Nullable Signed committer,
            @JsonProperty("comment") @Nullable String comment) {

        HostCommit read() throws MalformedPayloadException {
            Signed last = committer == null ? author : committer;
            return new HostCommit(
                    ObjectIds.required("a commit's id", commitId),
                    HostText.message(comment),
                    Signed.person(author),
                    Signed.person(committer),
                    last == null ? null : HostTime.parse(last.date()),
                    // What is told is an address of the API, which people cannot look at.
                    null,
                    null,
                    true,
                    List.of());
        }
    }

    /** A person as the commit names one, and when. */
    record Signed(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("email") @Nullable String email,
            @JsonProperty("date") @Nullable String date) {

        static Person person(@Nullable Signed told) {
            return told == null
                    ? new Person(null, null)
                    : new Person(HostText.name(told.name()), HostText.name(told.email()));
        }
    }

    Meaning read() throws MalformedPayloadException {
        if (resource == null || resource.refUpdates() == null) {
            throw new MalformedPayloadException("the refUpdates are missing");
        }
        List<HostCommit> told = ListedCommits.read(resource.commits(), Commit::read);
        boolean only = resource.refUpdates().size() == 1;
        List<Push> pushes = new ArrayList<>();
        for (RefUpdate update : resource.refUpdates()) {
            if (update == null) {
                throw new MalformedPayloadException("a ref update is null");
            }
            pushes.add(read(update, told, only ? count() : null));
        }
        return new Meaning.Pushed(RepositoryPayload.hosted(resource.repository(), null), pushes);
    }

    private static Push read(RefUpdate update, List<HostCommit> told, @Nullable Integer total)
            throws MalformedPayloadException {
        String ref = Refs.full(update.name());
        String before = ObjectIds.full("oldObjectId", update.oldObjectId());
        String after = ObjectIds.full("newObjectId", update.newObjectId());
        if (before == null && after == null) {
            throw new MalformedPayloadException("oldObjectId and newObjectId are both empty");
        }
        // One list is told for all refs; it belongs to the one that it leads to.
        List<HostCommit> commits =
                ListedCommits.contain(told, after) ? ListedCommits.oldestFirst(told, after) : List.of();
        boolean cut = total != null && total > commits.size() && after != null;
        return new Push(ref, before, after, false, cut, total, commits, null);
    }

    private @Nullable Integer count() {
        Matcher sentence =
                COUNT.matcher(detailedMessage == null || detailedMessage.text() == null ? "" : detailedMessage.text());
        return sentence.find() ? Integer.valueOf(sentence.group(1)) : null;
    }
}
