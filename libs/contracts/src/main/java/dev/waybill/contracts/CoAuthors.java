package dev.waybill.contracts;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The people that {@code Co-authored-by} trailers of a commit's message name, for whoever has a commit without its contributors. Name and
 * address come from outside and may hold anything; readers escape them.
 */
public final class CoAuthors {

    private static final int MOST = 50;
    private static final int LONGEST = 255;

    private static final Pattern TRAILER = Pattern.compile(
            "^co-authored-by:[ \\t]*([^<>\\n]{0,255}?)[ \\t]*<[ \\t]*([^<>\\s]{1,255})[ \\t]*>[ \\t]*$",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private CoAuthors() {}

    /**
     * Each once, at most 50, wherever in the message they stand: tools put them into squashed messages between others. Neither name nor
     * address has more than 255 characters; a trailer without an address names nobody.
     */
    public static List<Person> of(String message) {
        return TRAILER.matcher(message)
                .results()
                .map(trailer -> new Person(name(trailer.group(1)), trailer.group(2)))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static @Nullable String name(String text) {
        return text.isBlank()
                ? null
                : text.strip().substring(0, Math.min(text.strip().length(), LONGEST));
    }
}
