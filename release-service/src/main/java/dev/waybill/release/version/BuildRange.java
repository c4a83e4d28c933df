package dev.waybill.release.version;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which build codes a filter lets pass: numbers are compared by value ({@code >123}), others as text, which may end in a wildcard. A
 * version without a build code never passes.
 *
 * @param text the build code, or with {@code prefix} its beginning; null where the number decides
 * @param lowest the lowest number that passes
 * @param highest the highest number that passes
 */
public record BuildRange(@Nullable String text, boolean prefix, long lowest, long highest, boolean outside) {

    private static final Pattern FORM = Pattern.compile("(>=|<=|!=|=|>|<)?([0-9a-zA-Z.-]*)(\\*?)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,40}");

    /** Reads a filter, empty if it is none. Nothing, or a wildcard alone, lets all build codes pass. */
    public static Optional<BuildRange> parse(String value) {
        Matcher form = FORM.matcher(value.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        String operator = form.group(1) == null ? "=" : form.group(1);
        boolean isEquality = operator.equals("=") || operator.equals("!=");
        boolean outside = operator.equals("!=");
        String text = form.group(2);
        if (text.isEmpty() || !form.group(3).isEmpty()) {
            return isEquality ? Optional.of(new BuildRange(text, true, 0, 0, outside)) : Optional.empty();
        }
        Long number = number(text);
        if (number == null) {
            boolean beyond = NUMBER.matcher(text).matches();
            return isEquality || beyond ? Optional.of(new BuildRange(text, false, 0, 0, outside)) : Optional.empty();
        }
        return Optional.of(
                switch (operator) {
                    case ">" ->
                        number == Long.MAX_VALUE ? range(1, 0, false) : range(number + 1, Long.MAX_VALUE, false);
                    case ">=" -> range(number, Long.MAX_VALUE, false);
                    case "<" -> range(0, number - 1, false);
                    case "<=" -> range(0, number, false);
                    default -> range(number, number, outside);
                });
    }

    /** What passes where this does not. */
    public BuildRange negated() {
        return new BuildRange(text, prefix, lowest, highest, !outside);
    }

    private static BuildRange range(long lowest, long highest, boolean outside) {
        return new BuildRange(null, false, lowest, highest, outside);
    }

    private static @Nullable Long number(String text) {
        try {
            return NUMBER.matcher(text).matches() ? Long.valueOf(text) : null;
        } catch (NumberFormatException beyond) {
            return null; // Sentry: a number above 63 bits is compared as text
        }
    }
}
