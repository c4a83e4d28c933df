package dev.waybill.release.version;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers a filter lets pass, as a range of sort keys: {@code >=1.2}, {@code web@1.2.*}, {@code !=1.2.3-rc1}. Parts that are not
 * written are zero; a build code counts only where it is written. A version without a number never passes.
 *
 * @param packageName the only package that passes, null for all
 * @param from the lowest key of the range
 * @param to the key after the range, null where it has no end
 * @param outside true if those outside of the range pass
 */
public record VersionRange(
        @Nullable String packageName, String from, @Nullable String to, boolean outside) {

    private static final Pattern FORM = Pattern.compile("(>=|<=|!=|=|>|<)?(?:(@?[^@]+)@)?([^@]*)");
    private static final Pattern WILDCARD = Pattern.compile("(?:([0-9]{1,18}(?:\\.[0-9]{1,18}){0,2})\\.)?[*xX]");
    private static final Pattern TOO_LONG = Pattern.compile("(?:^|.*\\.)[0-9]{19,}.*");
    /** Sorts after all that may follow a beginning of a key. */
    private static final String AFTER = "~";
    /** Sorts after the blank that ends the build code of a key, before all that may go on in its place. */
    private static final String AFTER_BUILD = "!";

    /** Reads a filter, empty if it is none. A wildcard is for equality only and stands at the end. */
    public static Optional<VersionRange> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        String operator = form.group(1) == null ? "=" : form.group(1);
        String packageName = form.group(2);
        String version = form.group(3);
        if (WILDCARD.matcher(version).matches()) {
            return wildcard(operator, packageName, version);
        }
        VersionNumber number = TOO_LONG.matcher(version).matches() ? null : VersionNumber.parse(bare(version));
        return Optional.ofNullable(number).map(it -> compared(operator, packageName, it));
    }

    /** Whether the version passes. */
    public boolean contains(ReleaseVersion version) {
        String key = version.sortKey();
        boolean inside = key.compareTo(from) >= 0 && (to == null || key.compareTo(to) < 0);
        return !key.isEmpty()
                && (packageName == null || packageName.equals(version.packageName()))
                && inside != outside;
    }

    /** What passes where this does not. */
    public VersionRange negated() {
        return new VersionRange(packageName, from, to, !outside);
    }

    private static Optional<VersionRange> wildcard(String operator, @Nullable String packageName, String version) {
        if (!operator.equals("=") && !operator.equals("!=")) {
            return Optional.empty();
        }
        boolean outside = operator.equals("!=");
        int end = version.length() - 2;
        VersionNumber number = end < 0 ? null : VersionNumber.parse(version.substring(0, end));
        if (number == null) {
            return Optional.of(new VersionRange(packageName, "", null, outside));
        }
        String beginning = number.partsKey(number.components());
        return Optional.of(new VersionRange(packageName, beginning, beginning + AFTER, outside));
    }

    private static VersionRange compared(String operator, @Nullable String packageName, VersionNumber number) {
        String lowest = number.buildCode() == null ? number.placeKey() : number.sortKey();
        String after = lowest + (number.buildCode() == null ? AFTER : AFTER_BUILD);
        return switch (operator) {
            case ">" -> new VersionRange(packageName, after, null, false);
            case ">=" -> new VersionRange(packageName, lowest, null, false);
            case "<" -> new VersionRange(packageName, "", lowest, false);
            case "<=" -> new VersionRange(packageName, "", after, false);
            default -> new VersionRange(packageName, lowest, after, operator.equals("!="));
        };
    }

    private static String bare(String version) {
        return version.startsWith("v") ? version.substring(1) : version;
    }
}
