package dev.waybill.commit.repository;

/** How the wish to change a repository ended. */
sealed interface Change {

    /** It is changed. */
    record Changed(RepoView repo) implements Change {}

    /** The organisation has no such repository. */
    record Unknown() implements Change {}

    /** The host did not let us in; the sentence says why. */
    record Rejected(String sentence) implements Change {}
}
