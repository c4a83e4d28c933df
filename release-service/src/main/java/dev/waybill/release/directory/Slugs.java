package dev.waybill.release.directory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words in paths that name organisations and projects. A slug is never a number, so a number is always an id. */
public final class Slugs {

    private static final Pattern SLUG = Pattern.compile("(?![0-9]+$)[a-z0-9][a-z0-9_-]{0,49}");
    /** What a slug has to be like, in Sentry's words. */
    public static final String RULE =
            "Enter a valid slug consisting of lowercase letters, numbers, underscores or hyphens, "
                    + "at most 50. It cannot be entirely numeric.";

    private static final int MAX = 50;
    private static final Pattern NOT_IN_SLUGS = Pattern.compile("[^a-z0-9_]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private Slugs() {}

    /** Lower-case letters, digits, {@code -} and {@code _}, at most 50, not digits alone. */
    public static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }

    /** A slug made of a name, which may still be none: empty or digits alone. */
    public static String of(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        String joined = NOT_IN_SLUGS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        String trimmed = joined.replaceAll("^[-_]+|-+$", "");
        return trimmed.length() <= MAX ? trimmed : trimmed.substring(0, MAX).replaceAll("-+$", "");
    }

    /** Digits that fit a row id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
