package dev.waybill.release.deploy;

import dev.waybill.release.environment.EnvironmentRules;

/** Names of environments as Git hosts give them; they allow more than our API does. */
final class HostEnvironment {

    private static final int DELETE = 0x7F;

    private HostEnvironment() {}

    /** The same name with hyphens for what an environment may not have, such as in {@code review/topic}, and no longer than it may be. */
    static String name(String told) {
        StringBuilder name = new StringBuilder();
        told.strip().codePoints().limit(EnvironmentRules.MAX_LENGTH).forEach(c -> name.appendCodePoint(allowed(c)));
        return name.isEmpty() ? "-" : name.toString();
    }

    private static int allowed(int c) {
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return c == '/' || c == '\\' || c < ' ' || c == DELETE || half ? '-' : c;
    }
}
