package dev.waybill.commit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A push as GitHub words it. */
public final class Payload {

    private static final String NOTHING = "0".repeat(40);
    private static final JsonMapper JSON = new JsonMapper();

    private final String ref;
    private final String before;
    private final String after;
    private boolean forced;
    private final List<Map<String, Object>> commits = new ArrayList<>();

    private Payload(String ref, String before, String after) {
        this.ref = ref;
        this.before = before == null ? NOTHING : before;
        this.after = after == null ? NOTHING : after;
    }

    /** A move of main; null for nothing on either side. */
    public static Payload main(String before, String after) {
        return of("refs/heads/main", before, after);
    }

    public static Payload of(String ref, String before, String after) {
        return new Payload(ref, before, after);
    }

    /** An object id that nobody had before. */
    public static String sha() {
        return (UUID.randomUUID().toString() + UUID.randomUUID())
                .replace("-", "")
                .substring(0, 40);
    }

    public Payload forced() {
        forced = true;
        return this;
    }

    /** With a commit of Ada's. */
    public Payload commit(String sha) {
        return commit(sha, "message of " + sha, "Ada", "ada@example.com");
    }

    public Payload commit(String sha, String message, String name, String email) {
        Map<String, Object> commit = new HashMap<>(Map.of(
                "id",
                sha,
                "message",
                message,
                "timestamp",
                "2026-11-20T09:00:0" + commits.size() + "Z",
                "url",
                "https://github.com/demo/web/commit/" + sha,
                "author",
                Map.of("name", name, "email", email),
                "added",
                List.of("added-by-" + sha),
                "modified",
                List.of("README.md"),
                "removed",
                List.of(),
                "distinct",
                true));
        commit.put("committer", null);
        commits.add(commit);
        return this;
    }

    public String json(String repository) {
        Map<String, Object> payload = new HashMap<>(Map.of(
                "ref", ref,
                "before", before,
                "after", after,
                "created", NOTHING.equals(before),
                "deleted", NOTHING.equals(after),
                "forced", forced,
                "commits", commits,
                "repository",
                        Map.of(
                                "id",
                                1000 + repository.hashCode(),
                                "full_name",
                                repository,
                                "html_url",
                                "https://github.com/" + repository)));
        payload.put("head_commit", commits.isEmpty() ? null : commits.getLast());
        try {
            return JSON.writeValueAsString(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
