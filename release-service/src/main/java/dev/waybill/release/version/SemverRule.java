package dev.waybill.release.version;

import java.util.List;

/** Whether a project that leaves it open orders its releases by number (Sentry's rule): most of its newest releases have one. */
public final class SemverRule {

    /** How many of the newest releases are looked at. */
    public static final int SAMPLE = 10;

    private static final int NEWEST = 3;
    private static final int ENOUGH = 3;

    private SemverRule() {}

    /**
     * Whether the releases are ordered by number.
     *
     * @param hasNumber of the newest open releases of the project, at most {@link #SAMPLE}, the newest first: whether its version has a
     *     number behind a package
     */
    public static boolean follows(List<Boolean> hasNumber) {
        if (hasNumber.isEmpty()) {
            return false;
        }
        if (hasNumber.size() < NEWEST) {
            return hasNumber.getFirst();
        }
        boolean someOfNewest = hasNumber.stream().limit(NEWEST).anyMatch(it -> it);
        return someOfNewest
                && (hasNumber.size() < SAMPLE
                        || hasNumber.stream().filter(it -> it).count() >= ENOUGH);
    }
}
