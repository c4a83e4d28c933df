package dev.waybill.notify.announcement;

import dev.waybill.contracts.Person;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells authors that are programs, and addresses that nobody reads. Nothing is ever sent to either. */
final class Machines {

    private static final String MARK = "[bot]";
    private static final Set<String> UNREAD = Set.of("noreply", "no-reply", "donotreply", "do-not-reply");

    private Machines() {}

    /** Whether a program wrote the commit; hosts mark theirs as {@code name[bot]}, in the name, the address or both. */
    static boolean wrote(@Nullable Person author) {
        return author != null && (marked(author.name()) || marked(author.email()));
    }

    /** Whether mail to the address reaches nobody, such as {@code noreply@…} and {@code …@users.noreply.github.com}. */
    static boolean unread(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        return at < 0
                || marked(lower)
                || UNREAD.contains(lower.substring(0, at))
                || lower.substring(at + 1).startsWith("noreply.")
                || lower.substring(at + 1).contains(".noreply.");
    }

    private static boolean marked(@Nullable String text) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(MARK);
    }
}
