package dev.waybill.release.directory;

import dev.waybill.kit.access.Access;
import dev.waybill.kit.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Who may call what: one scope of each list is enough (Sentry's lists). The refusals are those of {@link Access#require}. */
@ApplicationScoped
public class Callers {

    private final Access access;

    @Inject
    Callers(Access access) {
        this.access = access;
    }

    /** Whoever has a token that counts. */
    public Caller anybody() {
        return access.authenticate();
    }

    /** Who may look at the organisation, its projects and environments. */
    public Caller visitor(String organization) {
        return access.require(
                organization,
                "org:read",
                "org:write",
                "org:admin",
                "org:ci",
                "project:read",
                "project:write",
                "project:admin",
                "project:releases");
    }

    /** Who may look at releases, commits and deploys. */
    public Caller reader(String organization) {
        return access.require(
                organization, "project:read", "project:write", "project:admin", "project:releases", "org:ci");
    }

    /** Who may make and change releases, commits and deploys. */
    public Caller writer(String organization) {
        return access.require(organization, "project:write", "project:admin", "project:releases", "org:ci");
    }

    /** Who may delete releases. */
    public Caller deleter(String organization) {
        return access.require(organization, "project:admin", "project:releases");
    }
}
