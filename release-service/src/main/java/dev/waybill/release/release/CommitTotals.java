package dev.waybill.release.release;

import dev.waybill.contracts.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a release shows of its commits.
 *
 * @param newest null if there are none
 * @param authors each once
 */
public record CommitTotals(int count, @Nullable CommitSummary newest, List<Person> authors) {

    /** Of no commits. */
    public static final CommitTotals NONE = new CommitTotals(0, null, List.of());

    public CommitTotals {
        authors = List.copyOf(authors);
    }
}
