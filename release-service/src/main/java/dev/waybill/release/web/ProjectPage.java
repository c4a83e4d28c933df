package dev.waybill.release.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page of a project shows: its newest releases, each with a link that lets whoever sees the page open it. */
record ProjectPage(String organization, String project, List<ReleaseLine> releases) {

    /** A release of the project. */
    record ReleaseLine(
            String version,
            String path,
            Instant created,
            @Nullable Instant released,
            int commits,
            int deploys) {}
}
