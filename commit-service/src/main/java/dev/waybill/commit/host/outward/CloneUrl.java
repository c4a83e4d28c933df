package dev.waybill.commit.host.outward;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * An address to fetch a repository from, taken apart and put together again, so that what was checked is what is fetched.
 *
 * @param text the address, without credentials
 * @param kind how it is fetched
 * @param host null for a file
 */
public record CloneUrl(String text, Kind kind, @Nullable String host) {

    /** How a repository is fetched. */
    public enum Kind {
        HTTP,
        SSH,
        FILE
    }

    public CloneUrl {
        requireNonNull(text, "text");
        requireNonNull(kind, "kind");
    }
}
