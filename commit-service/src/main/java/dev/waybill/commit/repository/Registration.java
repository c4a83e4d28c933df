package dev.waybill.commit.repository;

/** How the wish to register a repository ended. */
sealed interface Registration {

    /** It is registered. The view holds the secret if one was made, which is shown this once. */
    record Registered(RepoView repo) implements Registration {}

    /** The organisation has one of that name at that host already. */
    record Existed() implements Registration {}

    /** Nobody knows that kind of host. */
    record UnknownProvider() implements Registration {}

    /** The host did not let us in; the sentence says why. */
    record Rejected(String sentence) implements Registration {}
}
