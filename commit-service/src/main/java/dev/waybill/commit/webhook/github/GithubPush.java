package dev.waybill.commit.webhook.github;

import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a push payload means. */
final class GithubPush {

    /** GitHub lists no more commits than that in one payload. */
    static final int CUT_AT = 2_048;

    private static final int MOST_FILES = 5_000;
    private static final int LONGEST_REF = 1_000;
    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern NOTHING = Pattern.compile("0{40}|0{64}");
    private static final String TAGS = "refs/tags/";

    private GithubPush() {}

    static Meaning meaning(PushPayload payload) throws MalformedPayloadException {
        String ref = payload.ref();
        if (ref == null || !ref.startsWith("refs/") || ref.length() > LONGEST_REF || HostText.path(ref) == null) {
            throw new MalformedPayloadException("ref is missing or malformed");
        }
        String before = end("before", payload.before());
        String after = end("after", payload.after());
        if (before == null && after == null) {
            throw new MalformedPayloadException("before and after are both empty");
        }
        List<HostCommit> commits = commits(payload.commits());
        HostCommit head = payload.headCommit() == null ? null : commit(payload.headCommit());
        if (after != null && head != null && ref.startsWith(TAGS)) {
            // An annotated tag: after is the tag object, the commit is told apart.
            after = head.sha();
        }
        Push push = new Push(ref, before, after, payload.forced(), isCut(commits, after), commits, head);
        return new Meaning.Pushed(repository(payload.repository()), List.of(push));
    }

    private static boolean isCut(List<HostCommit> commits, @Nullable String after) {
        return commits.size() >= CUT_AT
                || (!commits.isEmpty()
                        && after != null
                        && commits.stream().noneMatch(commit -> commit.sha().equals(after)));
    }

    private static List<HostCommit> commits(@Nullable List<PushPayload.@Nullable Commit> told)
            throws MalformedPayloadException {
        Map<String, HostCommit> commits = new LinkedHashMap<>();
        if (told != null) {
            for (PushPayload.Commit commit : told) {
                HostCommit one = commit(commit);
                commits.putIfAbsent(one.sha(), one);
            }
        }
        return List.copyOf(commits.values());
    }

    private static HostCommit commit(PushPayload.@Nullable Commit commit) throws MalformedPayloadException {
        if (commit == null) {
            throw new MalformedPayloadException("a commit is null");
        }
        String sha = end("a commit's id", commit.id());
        if (sha == null) {
            throw new MalformedPayloadException("a commit's id is empty");
        }
        return new HostCommit(
                sha,
                HostText.message(commit.message()),
                person(commit.author()),
                person(commit.committer()),
                time(commit.timestamp()),
                HostText.url(commit.url()),
                null,
                !Boolean.FALSE.equals(commit.distinct()),
                files(commit));
    }

    private static Person person(PushPayload.@Nullable Identity identity) {
        return identity == null
                ? new Person(null, null)
                : new Person(HostText.name(identity.name()), HostText.name(identity.email()));
    }

    private static List<FileChange> files(PushPayload.Commit commit) {
        Map<String, FileChange> files = new LinkedHashMap<>();
        add(files, commit.added(), "A");
        add(files, commit.modified(), "M");
        add(files, commit.removed(), "D");
        return new ArrayList<>(files.values());
    }

    private static void add(Map<String, FileChange> files, @Nullable List<@Nullable String> paths, String type) {
        if (paths != null) {
            paths.stream()
                    .map(HostText::path)
                    .filter(Objects::nonNull)
                    .takeWhile(_ -> files.size() < MOST_FILES)
                    .forEach(path -> files.putIfAbsent(path, new FileChange(path, type)));
        }
    }

    /** A full object id; null where the payload says that there is nothing. */
    private static @Nullable String end(String what, @Nullable String id) throws MalformedPayloadException {
        String lowerCase = id == null ? "" : id.toLowerCase(Locale.ROOT);
        if (!OBJECT_ID.matcher(lowerCase).matches()) {
            throw new MalformedPayloadException(what + " is missing or no object id");
        }
        return NOTHING.matcher(lowerCase).matches() ? null : lowerCase;
    }

    private static @Nullable Instant time(@Nullable String timestamp) {
        try {
            return timestamp == null
                    ? null
                    : bounded(OffsetDateTime.parse(timestamp).toInstant());
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** Git takes any number for a time; what no calendar of ours can show is none. */
    private static @Nullable Instant bounded(Instant time) {
        return time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("9999-01-01T00:00:00Z")) ? null : time;
    }

    private static @Nullable HostedRepo repository(PushPayload.@Nullable Repo repository) {
        String id = repository == null ? null : HostText.name(repository.id());
        String name = repository == null ? null : HostText.name(repository.fullName());
        return repository == null || id == null || name == null
                ? null
                : new HostedRepo(id, name, HostText.url(repository.htmlUrl()));
    }
}
