package dev.waybill.commit.history;

import static java.util.Objects.requireNonNull;

import dev.waybill.commit.mirror.FetchState;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about the history of a repository.
 *
 * @param source where it comes from beside webhooks
 * @param askable whether its host can be asked, too
 * @param fetch null if it is not fetched, or was not yet
 * @param missing how many gaps there are after the beginning
 * @param failing the problem of one of them, null if there is none
 */
record HistoryFacts(
        Source source,
        boolean askable,
        @Nullable FetchState fetch,
        long missing,
        @Nullable String failing) {

    HistoryFacts {
        requireNonNull(source, "source");
    }

    /** Where history comes from. The names are the wire's. */
    enum Source {
        fetch,
        api,
        webhooks
    }

    /** How far it is known. The names are the wire's. */
    enum Status {
        complete,
        incomplete,
        pending,
        failing
    }

    Status status() {
        if (problem() != null) {
            return Status.failing;
        }
        if (source == Source.fetch && (fetch == null || fetch.fetchedAt() == null)) {
            return Status.pending;
        }
        return missing > 0 ? Status.incomplete : Status.complete;
    }

    /** Whether the host is asked for what webhooks do not tell. */
    boolean isAsked() {
        return askable && (source == Source.api || (fetch != null && fetch.problem() != null));
    }

    /** The same for people. */
    String message() {
        return switch (status()) {
            case failing -> problem() + whatIsDone();
            case pending -> "The repository is being fetched for the first time.";
            case complete ->
                source == Source.fetch
                        ? "All commits of all branches are known."
                        : "All commits since the first push are known.";
            case incomplete ->
                switch (source) {
                    case fetch -> "Webhooks left commits out, which the next fetch brings.";
                    case api -> "Webhooks left commits out, for which the host is asked.";
                    case webhooks -> "Webhooks left commits out. With a clone URL or a token they can be had.";
                };
        };
    }

    private String whatIsDone() {
        if (source != Source.fetch) {
            return "";
        }
        return askable
                ? " It is tried again; meanwhile the host is asked for what webhooks leave out."
                : " It is tried again.";
    }

    private @Nullable String problem() {
        return source == Source.fetch ? (fetch == null ? null : fetch.problem()) : failing;
    }
}
