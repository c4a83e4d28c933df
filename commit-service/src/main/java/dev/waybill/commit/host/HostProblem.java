package dev.waybill.commit.host;

/** Why a host did not do what it was asked. */
public enum HostProblem {
    /** The token is unknown, expired or withdrawn. */
    UNAUTHORIZED(false),
    /** The token may not do that. */
    FORBIDDEN(false),
    /** There is no such thing, or the token may not see it. */
    NOT_FOUND(false),
    /** Too many calls; more are answered later. */
    LIMITED(true),
    /** No answer, or one that says that the host has trouble. */
    UNAVAILABLE(true),
    /** The operator does not allow calls to that address. */
    ADDRESS_REFUSED(false),
    /** The host refused what was asked, or answered something else than it documents. */
    UNEXPECTED(false);

    private final boolean passing;

    HostProblem(boolean passing) {
        this.passing = passing;
    }

    /** Whether it is likely to pass by itself. */
    public boolean isPassing() {
        return passing;
    }
}
