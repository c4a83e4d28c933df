package dev.waybill.release.web;

import dev.waybill.release.release.DeploySummary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a release shows.
 *
 * @param version the whole name
 * @param description how people say it
 * @param hiddenCommits how many older commits are not listed
 */
record ReleasePage(
        String organization,
        String version,
        String description,
        String status,
        Instant created,
        @Nullable Instant released,
        @Nullable String ref,
        @Nullable String url,
        List<ProjectLine> projects,
        List<String> authors,
        List<DeploySummary> deploys,
        List<CommitLine> commits,
        int hiddenCommits) {

    /** A project of the release. */
    record ProjectLine(String slug, String name) {}

    /** A commit; the address is null unless it is one of the web. */
    record CommitLine(
            String repository,
            String shortSha,
            String title,
            String author,
            @Nullable Instant date,
            @Nullable String url) {}
}
