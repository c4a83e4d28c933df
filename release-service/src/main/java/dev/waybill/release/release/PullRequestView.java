package dev.waybill.release.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pull request on the wire.
 *
 * @param id its number at the host
 * @param message what was written below the title, null if nothing was
 * @param mergedAt null if it is not merged
 * @param status {@code open}, {@code closed} or {@code merged}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PullRequestView(
        String id,
        String title,
        @Nullable String message,
        Instant dateCreated,
        RepositoryView repository,
        AuthorView author,
        @Nullable String externalUrl,
        @Nullable Instant mergedAt,
        String status) {}
