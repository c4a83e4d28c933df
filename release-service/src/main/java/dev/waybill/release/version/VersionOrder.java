package dev.waybill.release.version;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The one order of versions, lowest first: those without a number, then by number, then by package, then by name. PostgreSQL has the same
 * with {@code order by sort_key, version collate "C"}, since a key is stored with every release and both compare bytes of UTF-8.
 */
public final class VersionOrder implements Comparator<ReleaseVersion> {

    /** The order. */
    public static final VersionOrder BY_NUMBER = new VersionOrder();

    private VersionOrder() {}

    @Override
    public int compare(ReleaseVersion one, ReleaseVersion other) {
        int byKey = bytes(one.sortKey(), other.sortKey());
        return byKey == 0 ? bytes(one.raw(), other.raw()) : byKey;
    }

    private static int bytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
