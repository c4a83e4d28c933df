package dev.waybill.release.directory;

import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses of members, kept in lower case. */
public final class Emails {

    /** The most characters of an address. */
    public static final int MAX = 254;

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");

    private Emails() {}

    /** Whether a mail could go there; whether it arrives, only a mail tells. */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** The form in which addresses are kept and compared. */
    public static String folded(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
