package dev.waybill.release.release;

import dev.waybill.contracts.Person;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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

    /** Who wrote it, as far as they are named. */
    Stream<Person> people() {
        return Stream.concat(Stream.of(new Person(authorName, authorEmail)), coAuthors.stream());
    }
}
