package dev.waybill.commit.identity;

import dev.waybill.contracts.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A repository's {@code .mailmap}, as gitmailmap(5) describes it: under which name and address somebody wants to be known who committed under
 * others.
 */
final class Mailmap {

    static final Mailmap EMPTY = new Mailmap();

    private static final int MOST_LINES = 20_000;

    private static final Pattern LINE = Pattern.compile("([^<]*)<([^<>]*)>(?:([^<]*)<([^<>]*)>)?.*");

    /** By the address that was used, and then by the name that was used with it; the empty name is any. */
    private final Map<String, Map<String, Person>> entries = new HashMap<>();

    private Mailmap() {}

    /** Reads it leniently: a line that is none is passed over, as Git does. */
    static Mailmap parse(String text) {
        Mailmap mailmap = new Mailmap();
        text.lines()
                .limit(MOST_LINES)
                .map(line -> line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#')))
                .forEach(mailmap::add);
        return mailmap;
    }

    private void add(String line) {
        Matcher parts = LINE.matcher(line.strip());
        if (!parts.matches()) {
            return;
        }
        String name = text(parts.group(1));
        String email = text(parts.group(2));
        String usedEmail = text(parts.group(4));
        if (usedEmail == null) {
            // Only the name is set right.
            put(email, "", new Person(name, null));
        } else {
            String usedName = text(parts.group(3));
            put(usedEmail, usedName == null ? "" : fold(usedName), new Person(name, email));
        }
    }

    private void put(@Nullable String email, String name, Person person) {
        if (email != null) {
            // A later line adds to an earlier one about the same.
            entries.computeIfAbsent(fold(email), _ -> new HashMap<>())
                    .merge(
                            name,
                            person,
                            (old, added) -> new Person(
                                    added.name() == null ? old.name() : added.name(),
                                    added.email() == null ? old.email() : added.email()));
        }
    }

    /** The person under the right name and address. */
    Person canonical(Person used) {
        String email = used.email();
        if (email == null) {
            return used;
        }
        Map<String, Person> names = entries.getOrDefault(fold(email), Map.of());
        String name = used.name() == null ? "" : fold(used.name());
        for (String key : List.of(name, "")) {
            Person right = names.get(key);
            if (right != null) {
                return new Person(
                        right.name() == null ? used.name() : right.name(),
                        right.email() == null ? email : right.email());
            }
        }
        return used;
    }

    private static @Nullable String text(@Nullable String part) {
        return part == null || part.isBlank() ? null : part.strip();
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
