package dev.waybill.commit.graph;

import dev.waybill.commit.repository.Repo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A commit as Sentry lists it. */
record CommitView(
        String id,
        @Nullable String message,
        @Nullable Instant dateCreated,
        Author author,
        Place repository,
        @Nullable String url) {

    /** Who wrote it, as the commit says. */
    record Author(@Nullable String name, @Nullable String email) {}

    /** Where it is. */
    record Place(String id, String name) {}

    static CommitView of(CommitDetail commit, Repo repo) {
        return new CommitView(
                commit.sha(),
                commit.message(),
                commit.committedAt(),
                new Author(commit.author().name(), commit.author().email()),
                new Place(Long.toString(repo.id()), repo.name()),
                commit.url());
    }
}
