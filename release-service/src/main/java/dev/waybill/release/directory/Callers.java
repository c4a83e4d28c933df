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

    /** Who may set the organisation up. */
    public Caller organizationWriter(String organization) {
        return access.require(organization, "org:write", "org:admin");
    }

    /** Who may see the tokens of the organisation. */
    public Caller organizationReader(String organization) {
        return access.require(organization, "org:read", "org:write", "org:admin");
    }

    /** Who may see a project's settings and keys. */
    public Caller projectReader(String organization) {
        return access.require(organization, "project:read", "project:write", "project:admin");
    }

    /** Who may make projects and change them and their keys. */
    public Caller projectWriter(String organization) {
        return access.require(organization, "project:write", "project:admin");
    }

    /** Who may delete projects and their keys. */
    public Caller projectDeleter(String organization) {
        return access.require(organization, "project:admin");
    }

    /** Who may look at teams. */
    public Caller teamReader(String organization) {
        return access.require(
                organization, "team:read", "team:write", "team:admin", "org:read", "org:write", "org:admin");
    }

    /** Who may make teams. */
    public Caller teamMaker(String organization) {
        return access.require(organization, "team:write", "team:admin", "org:write", "org:admin");
    }

    /** Who may change teams and who belongs to them. */
    public Caller teamWriter(String organization) {
        return access.require(organization, "team:write", "team:admin");
    }

    /** Who may delete teams. */
    public Caller teamDeleter(String organization) {
        return access.require(organization, "team:admin");
    }

    /** Who may look at members. */
    public Caller memberReader(String organization) {
        return access.require(organization, "member:read", "member:write", "member:admin");
    }

    /** Who may add members. */
    public Caller memberInviter(String organization) {
        return access.require(organization, "member:invite", "member:write", "member:admin");
    }

    /** Who may change members. */
    public Caller memberWriter(String organization) {
        return access.require(organization, "member:write", "member:admin");
    }

    /** Who may remove members, vouch for their addresses and hand out tokens in their name. */
    public Caller memberAdmin(String organization) {
        return access.require(organization, "member:admin");
    }

    /** Who may delete releases. */
    public Caller deleter(String organization) {
        return access.require(organization, "project:admin", "project:releases");
    }
}
