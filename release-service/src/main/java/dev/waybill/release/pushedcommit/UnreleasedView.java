package dev.waybill.release.pushedcommit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.release.release.RepositoryView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commits of a member that no release has, on the wire.
 *
 * @param repositories those of the commits, by id
 * @param errors why there can be none, null if there could
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnreleasedView(
        List<Commit> commits,
        Map<String, RepositoryView> repositories,
        @Nullable Errors errors) {

    /** A commit of these. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Commit(
            String id,
            @Nullable String message,
            Instant dateCreated,
            @JsonProperty("repositoryID") String repositoryId) {}

    /** What is missing. */
    record Errors(@JsonProperty("missing_emails") boolean missingEmails) {}
}
