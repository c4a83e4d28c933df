package dev.waybill.release.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of who wrote a commit. Never an address: the page is open to whoever holds its link, and a mail with the link may be
 * forwarded.
 */
final class AuthorName {

    private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+\\.\\S+");

    private AuthorName() {}

    /** The name, unless there is none or an address stands in its place, as Git clients without a set name write it. */
    static String shown(@Nullable String name) {
        return name == null || name.isBlank() || ADDRESS.matcher(name).find() ? "Unknown author" : name;
    }
}
