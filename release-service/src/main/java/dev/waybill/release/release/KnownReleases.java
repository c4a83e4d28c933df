package dev.waybill.release.release;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** The ids of releases by organisation and version. */
final class KnownReleases {

    private final Map<Version, Long> ids = new HashMap<>();

    /** A version of an organisation. */
    record Version(long organizationId, String name) {

        static final Comparator<Version> ORDER =
                Comparator.comparingLong(Version::organizationId).thenComparing(Version::name);
    }

    void put(long organizationId, String version, long id) {
        ids.put(new Version(organizationId, version), id);
    }

    boolean has(long organizationId, String version) {
        return ids.containsKey(new Version(organizationId, version));
    }

    /** The id of a release that is known. */
    long id(long organizationId, String version) {
        Long id = ids.get(new Version(organizationId, version));
        if (id == null) {
            throw new IllegalStateException(
                    "a release of organization " + organizationId + " went while it was written");
        }
        return id;
    }
}
