package dev.waybill.commit.graph;

import static java.util.Objects.requireNonNull;

import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a commit.
 *
 * @param message null for a commit that was only named by another one
 * @param files the first in the order of their paths, as many as were asked for
 */
public record CommitDetail(
        String sha,
        @Nullable String message,
        Person author,
        @Nullable Instant committedAt,
        @Nullable String url,
        List<FileChange> files) {

    public CommitDetail {
        requireNonNull(sha, "sha");
        requireNonNull(author, "author");
        files = List.copyOf(files);
    }
}
