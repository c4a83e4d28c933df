package dev.waybill.commit.graph;

import dev.waybill.contracts.Person;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Pushes for tests; a commit is named by a short word. */
public final class Pushes {

    public static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private static final Person ADA = new Person("Ada", "ada@example.com");

    private Pushes() {}

    /** A commit that the push brings. */
    public static HostCommit commit(String sha) {
        return commit(sha, true);
    }

    /** A commit that an earlier push brought. */
    public static HostCommit carried(String sha) {
        return commit(sha, false);
    }

    /** A commit whose host tells its parents. */
    public static HostCommit commit(String sha, List<String> parents) {
        return new HostCommit(sha, "message of " + sha, ADA, ADA, NOW.minusSeconds(60), null, parents, true, List.of());
    }

    public static Push push(String before, String after, HostCommit... commits) {
        return new Push("refs/heads/main", before, after, false, false, List.of(commits), null);
    }

    /** With commits that the push brings. */
    public static Push push(String before, String after, String... commits) {
        return push(before, after, Arrays.stream(commits).map(Pushes::commit).toArray(HostCommit[]::new));
    }

    public static Push forced(String before, String after, HostCommit... commits) {
        return new Push("refs/heads/main", before, after, true, false, List.of(commits), null);
    }

    public static Push cut(String before, String after, HostCommit head, HostCommit... commits) {
        return new Push("refs/heads/main", before, after, false, true, List.of(commits), head);
    }

    private static HostCommit commit(String sha, boolean distinct) {
        return new HostCommit(
                sha, "message of " + sha, ADA, ADA, NOW.minusSeconds(60), null, null, distinct, List.of());
    }
}
