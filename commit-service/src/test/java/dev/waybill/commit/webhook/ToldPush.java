package dev.waybill.commit.webhook;

import dev.waybill.commit.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A push in no host's words. */
public final class ToldPush {

    public static final String NOTHING = "0".repeat(40);

    private static final Instant TIME = Instant.parse("2026-11-20T09:00:00Z");

    public final String ref;
    public final String before;
    public final String after;
    public final List<Commit> commits = new ArrayList<>();
    private boolean forced;
    private boolean cut;

    private ToldPush(String ref, String before, String after) {
        this.ref = ref;
        this.before = before;
        this.after = after;
    }

    /** A commit of Ada's, unless somebody else is named. */
    public record Commit(String sha, String parent, String message, String name, String email, Instant at) {}

    /** A move of a ref; null for nothing on either side. */
    public static ToldPush of(String ref, String before, String after) {
        return new ToldPush(ref, before, after);
    }

    public static ToldPush main(String before, String after) {
        return of("refs/heads/main", before, after);
    }

    /** A push of so many new commits. */
    public static ToldPush growing(String ref, String before, int commits) {
        List<String> shas = new ArrayList<>();
        for (int i = 0; i < commits; i++) {
            shas.add(Payload.sha());
        }
        ToldPush push = of(ref, before, shas.getLast());
        shas.forEach(push::commit);
        return push;
    }

    public ToldPush commit(String sha) {
        return commit(sha, "message of " + sha, "Ada", "ada@example.com");
    }

    /** With a commit that follows the one before it. */
    public ToldPush commit(String sha, String message, String name, String email) {
        String parent = commits.isEmpty() ? before : commits.getLast().sha();
        commits.add(new Commit(sha, parent, message, name, email, TIME.plusSeconds(commits.size())));
        return this;
    }

    public ToldPush forced() {
        forced = true;
        return this;
    }

    /** As if there had been 24 commits, more than the host lists. */
    public ToldPush cut() {
        cut = true;
        return this;
    }

    public boolean isForced() {
        return forced;
    }

    public boolean isCut() {
        return cut;
    }

    /** How many commits there are, told or not. */
    public int total() {
        return cut ? 24 : commits.size();
    }

    public String beforeOrZeros() {
        return before == null ? NOTHING : before;
    }

    public String afterOrZeros() {
        return after == null ? NOTHING : after;
    }

    public boolean isTag() {
        return ref.startsWith("refs/tags/");
    }

    /** The name of the branch or tag alone. */
    public String shortRef() {
        return ref.replaceFirst("refs/(heads|tags)/", "");
    }
}
