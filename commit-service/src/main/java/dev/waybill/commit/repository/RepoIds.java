package dev.waybill.commit.repository;

import java.util.Optional;

/** Reads ids of repositories out of paths. */
public final class RepoIds {

    private static final int DIGITS = 18;

    private RepoIds() {}

    /** The number; empty for what cannot be an id. */
    public static Optional<Long> parse(String text) {
        boolean digits =
                !text.isEmpty() && text.length() <= DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
