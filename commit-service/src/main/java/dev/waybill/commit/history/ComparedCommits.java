package dev.waybill.commit.history;

import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.host.ComparedCommit;
import dev.waybill.commit.host.Comparison;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.payload.PersonPayload;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** What a host told of a gap, as the push that it would have told if it told whole pushes. */
final class ComparedCommits {

    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private ComparedCommits() {}

    /** The push; {@code cut} if commits or parents of some are missing. Its texts are cleaned. */
    static Push push(String ref, String base, String head, boolean forced, Comparison told) {
        List<HostCommit> commits = told.commits().stream()
                .filter(ComparedCommits::isWhole)
                .map(ComparedCommits::commit)
                .toList();
        boolean whole = told.complete() && commits.size() == told.commits().size();
        return new Push(ref, base, head, forced, !whole, commits, null);
    }

    /** Without parents nobody knows where it belongs. */
    private static boolean isWhole(ComparedCommit told) {
        List<String> parents = told.parents();
        return isId(told.sha()) && parents != null && parents.stream().allMatch(ComparedCommits::isId);
    }

    private static boolean isId(String text) {
        return OBJECT_ID.matcher(text).matches();
    }

    private static HostCommit commit(ComparedCommit told) {
        Instant at = told.committer().at();
        return new HostCommit(
                told.sha(),
                HostText.message(told.message()),
                PersonPayload.person(
                        new PersonPayload(told.author().name(), told.author().email())),
                PersonPayload.person(new PersonPayload(
                        told.committer().name(), told.committer().email())),
                at == null ? told.author().at() : at,
                HostText.url(told.url()),
                Objects.requireNonNull(told.parents(), "parents"),
                true,
                List.of());
    }
}
