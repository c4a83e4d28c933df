package dev.waybill.contracts;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be credited for a commit, under the name and address by which the repository wants to know them (its {@code .mailmap}).
 * Name and address come from outside and may hold anything; readers escape them.
 *
 * @param name null if none was given
 * @param email null if none was given, or if the one that was given reaches nobody (a host's {@code noreply} address)
 * @param login their account at the repository's host, null if unknown
 * @param bot true for a program: it wrote the commit, but nobody reads what it is sent
 */
public record Contributor(
        Role role,
        @Nullable String name,
        @Nullable String email,
        @Nullable String login,
        boolean bot) {

    /** How somebody contributed. */
    public enum Role {
        /** Wrote the commit. */
        AUTHOR,
        /** Is named by a {@code Co-authored-by} trailer. */
        CO_AUTHOR,
        /** Wrote a commit of the pull request that this one is the squashed form of. */
        SQUASHED_AUTHOR
    }

    public Contributor {
        requireNonNull(role, "role");
    }
}
