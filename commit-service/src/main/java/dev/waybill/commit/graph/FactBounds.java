package dev.waybill.commit.graph;

import dev.waybill.contracts.FileChange;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a commit a fact carries, so that each fits into a part of {@link dev.waybill.contracts.Part#MAX_BYTES}. The tables keep more.
 */
public final class FactBounds {

    /** The most characters of a message. */
    public static final int MESSAGE = 16 * 1024;

    /** The most files of a commit. */
    public static final int FILES = 1_000;

    private static final int FILE_CHARACTERS = 100 * 1024;

    private FactBounds() {}

    /** The beginning of a message, never half a character. */
    public static String message(String message) {
        return cut(message, MESSAGE);
    }

    /** The first so many characters of a text, never half of one. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** The first files, at most {@link #FILES} with paths of 100 Ki characters together. */
    public static List<FileChange> files(List<FileChange> files) {
        List<FileChange> some = new ArrayList<>();
        int characters = 0;
        for (FileChange file : files) {
            characters += file.path().length();
            if (some.size() == FILES || characters > FILE_CHARACTERS) {
                break;
            }
            some.add(file);
        }
        return some;
    }
}
