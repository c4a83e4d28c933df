package dev.waybill.commit.webhook.payload;

import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.MalformedPayloadException;
import org.jspecify.annotations.Nullable;

/** Names of branches and tags as hosts write them. */
public final class Refs {

    private static final int LONGEST = 1_000;
    private static final String HEADS = "refs/heads/";
    private static final String TAGS = "refs/tags/";

    private Refs() {}

    /** A full name, such as {@code refs/heads/main}. */
    public static String full(@Nullable String ref) throws MalformedPayloadException {
        if (ref == null || !ref.startsWith("refs/") || ref.length() > LONGEST || HostText.path(ref) == null) {
            throw new MalformedPayloadException("ref is missing or malformed");
        }
        return ref;
    }

    /** The full name of a branch. */
    public static String branch(@Nullable String name) throws MalformedPayloadException {
        return full(HEADS + name(name));
    }

    /** The full name of a tag. */
    public static String tag(@Nullable String name) throws MalformedPayloadException {
        return full(TAGS + name(name));
    }

    public static boolean isTag(String ref) {
        return ref.startsWith(TAGS);
    }

    /** What people call a branch: without {@code refs/heads/}; null if there is none, or none that a branch can have. */
    public static @Nullable String shortName(@Nullable String ref) {
        String name = ref != null && ref.startsWith(HEADS) ? ref.substring(HEADS.length()) : ref;
        return name == null || name.length() > LONGEST ? null : HostText.path(name);
    }

    private static String name(@Nullable String name) throws MalformedPayloadException {
        if (name == null || name.isEmpty()) {
            throw new MalformedPayloadException("the name of a branch or tag is missing");
        }
        return name;
    }
}
