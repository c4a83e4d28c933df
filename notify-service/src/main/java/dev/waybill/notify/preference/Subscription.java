package dev.waybill.notify.preference;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person may be told about: one kind of notice of one organisation, in one environment.
 *
 * @param kind of the notices, such as {@code deploy}
 * @param environment its name; never empty here, see {@link #EVERYWHERE}
 */
public record Subscription(long organizationId, long memberId, String kind, String environment) {

    /** Stands in the table for all environments; no environment has an empty name. */
    static final String EVERYWHERE = "";

    private static final Pattern FORM =
            Pattern.compile("1/(\\d{1,18})/(\\d{1,18})/([a-z]{1,20})/(.{1,200})", Pattern.DOTALL);

    public Subscription {
        requireNonNull(kind, "kind");
        requireNonNull(environment, "environment");
    }

    /** The text that an unsubscribe link carries; its form has a version, since links in old mails must go on working. */
    String format() {
        return "1/" + organizationId + "/" + memberId + "/" + kind + "/" + environment;
    }

    static Optional<Subscription> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new Subscription(
                        Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), form.group(3), form.group(4)))
                : Optional.empty();
    }
}
