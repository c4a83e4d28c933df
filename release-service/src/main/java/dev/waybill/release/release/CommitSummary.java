package dev.waybill.release.release;

import dev.waybill.contracts.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a release shows of its newest commit.
 *
 * @param coAuthors who wrote it together with its author, without programs
 */
public record CommitSummary(
        String repository,
        String sha,
        @Nullable String message,
        @Nullable String authorName,
        @Nullable String authorEmail,
        Instant date,
        List<Person> coAuthors) {

    public CommitSummary {
        coAuthors = coAuthors == null ? List.of() : List.copyOf(coAuthors); // rows from before have none
    }
}
