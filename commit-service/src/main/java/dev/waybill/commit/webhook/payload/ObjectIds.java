package dev.waybill.commit.webhook.payload;

import dev.waybill.commit.webhook.MalformedPayloadException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of Git's objects as hosts write them. */
public final class ObjectIds {

    private static final Pattern FULL = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern ABBREVIATED = Pattern.compile("[0-9a-f]{7,64}");
    private static final Pattern NOTHING = Pattern.compile("0{7,64}");

    private ObjectIds() {}

    /**
     * A full object id in lower case; null where the payload says that there is nothing.
     *
     * @param what it is, for the reason why it cannot be read
     */
    public static @Nullable String full(String what, @Nullable String id) throws MalformedPayloadException {
        String lowerCase = id == null ? "" : id.toLowerCase(Locale.ROOT);
        if (!FULL.matcher(lowerCase).matches()) {
            throw new MalformedPayloadException(what + " is missing or no object id");
        }
        return NOTHING.matcher(lowerCase).matches() ? null : lowerCase;
    }

    /** As {@link #full}, of something that has to be there. */
    public static String required(String what, @Nullable String id) throws MalformedPayloadException {
        String full = full(what, id);
        if (full == null) {
            throw new MalformedPayloadException(what + " is empty");
        }
        return full;
    }

    /** An object id of at least seven digits; null for anything else, such as one that some hosts leave out. */
    public static @Nullable String abbreviated(@Nullable String id) {
        String lowerCase = id == null ? "" : id.toLowerCase(Locale.ROOT);
        return ABBREVIATED.matcher(lowerCase).matches()
                        && !NOTHING.matcher(lowerCase).matches()
                ? lowerCase
                : null;
    }

    /** Whether an object id, in lower case, is written out. */
    public static boolean isFull(String id) {
        return FULL.matcher(id).matches();
    }
}
