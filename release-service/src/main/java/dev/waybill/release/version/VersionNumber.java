package dev.waybill.release.version;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The number in the name of a version: up to four numeric parts, a prerelease, a build code.
 *
 * <p>The natural order compares the four parts by value, then takes any prerelease before none and prereleases as plain text (so
 * {@code rc10} comes before {@code rc9}, as in Sentry), then no build code before any, numeric ones by value and before others, others
 * as plain text. It is the order of {@link #sortKey()}, so the database and the code can not disagree. It is not consistent with
 * equals: {@code 1.0} and {@code 1.0.0} stand at one place.
 *
 * @param rawShort the text before the build code
 * @param components how many numeric parts were written, 1 to 4
 * @param prerelease empty where there is none
 * @param buildCode null where there is none
 */
public record VersionNumber(
        String rawShort,
        BigInteger major,
        BigInteger minor,
        BigInteger patch,
        BigInteger revision,
        int components,
        String prerelease,
        @Nullable String buildCode)
        implements Comparable<VersionNumber> {

    private static final String IDENTIFIER = "(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";
    private static final Pattern GRAMMAR = Pattern.compile("([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?(?:\\.([0-9]+))?"
            + "((?:-|[a-z])" + IDENTIFIER + "?(?:\\." + IDENTIFIER + ")*)?"
            + "(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int MAX_COMPONENTS = 4;
    private static final int UNSIGNED_BITS = 64;
    private static final int SIGNED_BITS = 63;
    /** Sorts before every character that a prerelease may hold. */
    private static final String END = "!";
    /** Sorts after every character that a prerelease may start with. */
    private static final String NO_PRERELEASE = "~";
    /** Tells how many digits follow: none for zero, and a letter later in the alphabet for each more. */
    private static final char NO_DIGITS = 'a';

    /** Reads a number, null if the text does not follow the grammar. */
    static @Nullable VersionNumber parse(String text) {
        Matcher match = GRAMMAR.matcher(text);
        if (!match.matches()) {
            return null;
        }
        int components = 1;
        while (components < MAX_COMPONENTS && match.group(components + 1) != null) {
            components++;
        }
        String prerelease = requireNonNullElse(match.group(MAX_COMPONENTS + 1), "");
        boolean dashed = prerelease.startsWith("-");
        if (components == 1 && !prerelease.isEmpty() && !dashed) {
            return null; // 1a1 is no version, 1-a1 and 1.0a1 are
        }
        int plus = text.indexOf('+');
        return new VersionNumber(
                plus < 0 ? text : text.substring(0, plus),
                numeric(match.group(1)),
                numeric(match.group(2)),
                numeric(match.group(3)),
                numeric(match.group(4)),
                components,
                dashed ? prerelease.substring(1) : prerelease,
                match.group(MAX_COMPONENTS + 2));
    }

    /** True if all four parts fit a signed 64-bit column. */
    boolean fitsColumns() {
        return major.bitLength() <= SIGNED_BITS
                && minor.bitLength() <= SIGNED_BITS
                && patch.bitLength() <= SIGNED_BITS
                && revision.bitLength() <= SIGNED_BITS;
    }

    /** The build code as a number, null if it is none or does not fit 63 bits. */
    @Nullable
    Long buildNumber() {
        if (buildCode == null || !DIGITS.matcher(buildCode).matches()) {
            return null;
        }
        BigInteger value = new BigInteger(buildCode);
        return value.bitLength() <= SIGNED_BITS ? value.longValue() : null;
    }

    /** Text whose order by code points is the order of versions: digits are counted in front, so keys of small numbers are short. */
    String sortKey() {
        return placeKey() + buildKey();
    }

    /** The beginning that the keys of this number with any build code share, and no other key has. */
    String placeKey() {
        return partsKey(MAX_COMPONENTS) + (prerelease.isEmpty() ? NO_PRERELEASE : prerelease) + END;
    }

    /** The beginning that the keys of all numbers with the same first parts share, and no other key has. */
    String partsKey(int parts) {
        return Stream.of(major, minor, patch, revision)
                .limit(parts)
                .map(VersionNumber::partKey)
                .collect(joining());
    }

    @Override
    public int compareTo(VersionNumber other) {
        return sortKey().compareTo(other.sortKey());
    }

    private String buildKey() {
        if (buildCode == null) {
            return "";
        }
        if (!DIGITS.matcher(buildCode).matches()) {
            return "1" + buildCode;
        }
        String digits = new BigInteger(buildCode).toString();
        return "0%03d%s".formatted(digits.length(), digits);
    }

    private static String partKey(BigInteger part) {
        String digits = part.signum() == 0 ? "" : part.toString();
        return (char) (NO_DIGITS + digits.length()) + digits;
    }

    private static BigInteger numeric(@Nullable String digits) {
        BigInteger value = digits == null ? BigInteger.ZERO : new BigInteger(digits);
        return value.bitLength() <= UNSIGNED_BITS ? value : BigInteger.ZERO;
    }
}
