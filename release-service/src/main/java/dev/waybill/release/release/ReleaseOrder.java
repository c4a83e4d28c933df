package dev.waybill.release.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * In which order releases are listed, always the greatest first. Two releases at one place follow by the date added, then by id. The
 * columns are the same with a release and with its belonging to a project.
 */
enum ReleaseOrder {
    /** By the date added; whether it is released has no influence, as in Sentry. */
    ADDED("''", "date_added"),
    /** By the date released, else added. */
    RELEASED("''", "effective_date"),
    /** By number; what has none, or none behind a package, comes last. */
    SEMVER("sort_key", "date_added"),
    /** By number, where bare numbers count. */
    LOOSE_SEMVER("loose_key", "date_added"),
    /** By build number; what has none is left out. */
    BUILD("build_number", "date_added");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");

    private final String key;
    private final String date;

    ReleaseOrder(String key, String date) {
        this.key = key;
        this.date = date;
    }

    /** The column that decides first, a constant where the date does. */
    String key() {
        return key;
    }

    /** The column of the date. */
    String date() {
        return date;
    }

    /** Whether only the date decides. */
    boolean isByDate() {
        return this == ADDED || this == RELEASED;
    }

    /** Compares places as the database does: a list goes from the greatest to the least. */
    int compare(ReleasePlace one, ReleasePlace other) {
        return Comparator.<ReleasePlace>comparingInt(
                        place -> this == BUILD ? place.key().length() : 0)
                .thenComparing(place -> place.key().getBytes(UTF_8), Arrays::compareUnsigned)
                .thenComparing(ReleasePlace::date)
                .thenComparingLong(ReleasePlace::id)
                .compare(one, other);
    }

    /** Whether a cursor can stand at the place. */
    boolean has(ReleasePlace place) {
        return switch (this) {
            case ADDED, RELEASED -> place.key().isEmpty();
            case BUILD -> NUMBER.matcher(place.key()).matches() && new BigInteger(place.key()).bitLength() < Long.SIZE;
            case SEMVER, LOOSE_SEMVER -> true;
        };
    }

    /** The column that a row must have to be listed, null if all are. */
    @Nullable
    String required() {
        return this == BUILD ? key : null;
    }
}
