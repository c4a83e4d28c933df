package dev.waybill.release.directory;

import java.util.regex.Pattern;

/** The words in paths that name organisations and projects. A slug is never a number, so a number is always an id. */
public final class Slugs {

    private static final Pattern SLUG = Pattern.compile("(?![0-9]+$)[a-z0-9][a-z0-9_-]{0,49}");
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private Slugs() {}

    /** Lower-case letters, digits, {@code -} and {@code _}, at most 50, not digits alone. */
    public static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }

    /** Digits that fit a row id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
