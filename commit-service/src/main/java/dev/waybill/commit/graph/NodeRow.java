package dev.waybill.commit.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.contracts.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code commit} on its way into a set-based statement. */
record NodeRow(
        @JsonProperty("sha") String sha,
        @JsonProperty("parents") List<String> parents,
        @JsonProperty("lineage") String lineage,
        @JsonProperty("gap") boolean gap,
        @JsonProperty("closed_by") List<String> closedBy,
        @JsonProperty("generation") long generation,
        @JsonProperty("message") @Nullable String message,
        @JsonProperty("author_name") @Nullable String authorName,
        @JsonProperty("author_email") @Nullable String authorEmail,
        @JsonProperty("committer_name") @Nullable String committerName,
        @JsonProperty("committer_email") @Nullable String committerEmail,
        @JsonProperty("committed_at") @Nullable String committedAt,
        @JsonProperty("url") @Nullable String url) {

    private static final Person NOBODY = new Person(null, null);

    static NodeRow of(Node node, @Nullable HostCommit commit) {
        Person author = commit == null ? NOBODY : commit.author();
        Person committer = commit == null ? NOBODY : commit.committer();
        return new NodeRow(
                node.sha(),
                node.parents(),
                node.lineage().name(),
                node.gap(),
                node.closedBy(),
                node.generation(),
                commit == null ? null : commit.message(),
                author.name(),
                author.email(),
                committer.name(),
                committer.email(),
                commit == null || commit.committedAt() == null
                        ? null
                        : commit.committedAt().toString(),
                commit == null ? null : commit.url());
    }
}
