package dev.waybill.notify.channel;

import org.jspecify.annotations.Nullable;

/** Makes text from outside fit to be shown on one line, and so fit for a header too. Escaping stays with whoever knows the syntax around it. */
public final class PlainText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    /**
     * The text on one line: control characters and line ends are spaces, runs of spaces are one, invisible formatting (such as marks that
     * turn the reading direction) is gone, halves of surrogate pairs are replaced.
     *
     * @param most the most code points; a longer text ends in an ellipsis
     * @return empty for null or blank
     */
    public static String oneLine(@Nullable String text, int most) {
        if (text == null) {
            return "";
        }
        StringBuilder line = new StringBuilder(Math.min(text.length(), most));
        int length = 0;
        boolean space = false;
        for (int index = 0; index < text.length(); ) {
            int point = text.codePointAt(index);
            index += Character.charCount(point);
            if (isSpace(point)) {
                space = length > 0;
                continue;
            }
            if (isInvisible(point)) {
                continue;
            }
            if (length + (space ? 2 : 1) > most) {
                return clipped(line);
            }
            if (space) {
                line.append(' ');
                length++;
                space = false;
            }
            line.appendCodePoint(Character.getType(point) == Character.SURROGATE ? REPLACEMENT : point);
            length++;
        }
        return line.toString();
    }

    /** The first line of the text that is not blank, as {@link #oneLine}. */
    public static String firstLine(@Nullable String text, int most) {
        return text == null
                ? ""
                : text.lines()
                        .map(line -> oneLine(line, most))
                        .filter(line -> !line.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    private static String clipped(StringBuilder line) {
        line.setLength(line.offsetByCodePoints(line.length(), -1));
        return line.toString().stripTrailing() + "…";
    }

    private static boolean isSpace(int point) {
        return Character.isISOControl(point) || Character.isSpaceChar(point) || Character.isWhitespace(point);
    }

    private static boolean isInvisible(int point) {
        return Character.getType(point) == Character.FORMAT
                && point != ZERO_WIDTH_JOINER
                && point != ZERO_WIDTH_NON_JOINER;
    }
}
