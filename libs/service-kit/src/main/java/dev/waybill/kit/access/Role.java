package dev.waybill.kit.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a member is in an organisation, from the least to the most; each role may do what those before it may. Sentry's roles. */
public enum Role {
    /** Looks at everything, works with issues, makes releases and deploys. */
    MEMBER(Set.of(
            "event:read",
            "event:write",
            "event:admin",
            "project:read",
            "project:releases",
            "org:read",
            "org:ci",
            "member:read",
            "team:read",
            "alerts:read",
            "alerts:write")),
    /** Also sets projects and teams up. */
    ADMIN(Set.of("project:write", "project:admin", "team:write", "team:admin", "org:integrations")),
    /** Also sets the organisation up, and decides who belongs to it. */
    MANAGER(Set.of("org:write", "member:write", "member:admin", "member:invite")),
    /** May do everything. */
    OWNER(Set.of("org:admin"));

    private final Set<String> own;

    Role(Set<String> own) {
        this.own = own;
    }

    /** Every scope that there is. */
    public static Set<String> allScopes() {
        return OWNER.scopes();
    }

    /** The role with that name; empty if there is none. */
    public static Optional<Role> named(String name) {
        return Stream.of(values()).filter(role -> role.wireName().equals(name)).findFirst();
    }

    /** The role with that name; a name that is unknown grants no more than the least role. */
    public static Role of(String name) {
        return named(name).orElse(MEMBER);
    }

    /** Its name in the web API and on topics. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name for people. */
    public String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** All that the role may do. */
    public Set<String> scopes() {
        return Stream.of(values())
                .filter(role -> role.compareTo(this) <= 0)
                .flatMap(role -> role.own.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those of the scopes that the role may have. */
    public Set<String> limit(Set<String> scopes) {
        Set<String> allowed = scopes();
        return scopes.stream().filter(allowed::contains).collect(Collectors.toUnmodifiableSet());
    }
}
