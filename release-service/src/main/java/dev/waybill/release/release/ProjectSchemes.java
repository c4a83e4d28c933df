package dev.waybill.release.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How projects put their releases in order, as they are set: {@code semver} also reads bare numbers, {@code date} looks at dates alone,
 * {@code auto} does what most of the project's versions look like.
 */
@ApplicationScoped
class ProjectSchemes {

    /** The versions of the project are numbers, with a package or without. */
    static final String SEMVER = "semver";

    /** Releases are ordered by date, whatever their versions look like. */
    static final String DATE = "date";

    private final SchemeRepository schemes;

    @Inject
    ProjectSchemes(SchemeRepository schemes) {
        this.schemes = schemes;
    }

    /** Whether bare numbers count in a list of these projects (null: all): one of them says that its versions are numbers. */
    boolean readLoosely(long organizationId, @Nullable List<Long> projectIds) {
        Set<Long> loose = Set.copyOf(schemes.projectsWith(organizationId, SEMVER));
        return projectIds == null ? !loose.isEmpty() : projectIds.stream().anyMatch(loose::contains);
    }
}
