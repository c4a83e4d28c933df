package dev.waybill.release.request;

import org.jspecify.annotations.Nullable;

/** Makes texts from outside fit to be stored and told: bounded, and without what PostgreSQL can not hold. */
public final class Texts {

    /** The most characters of a commit message that are kept; escaped as JSON it still fits a part of a fact. */
    public static final int MAX_MESSAGE = 64 * 1024;

    /** The most characters of a name or an address. */
    public static final int MAX_NAME = 500;

    /** The most characters of a link. */
    public static final int MAX_URL = 2_048;

    private static final String CUT = "…";

    private Texts() {}

    /** The text without NUL, cut with an ellipsis if it is longer. */
    public static @Nullable String storable(@Nullable String text, int max) {
        if (text == null) {
            return null;
        }
        String plain = plain(text);
        if (plain.length() <= max) {
            return plain;
        }
        int end = max - CUT.length();
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    /** The text without NUL. */
    public static String plain(String text) {
        return text.replace("\0", "");
    }
}
