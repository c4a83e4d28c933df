package dev.waybill.notify.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;

/** The {@code List-Id} by which people file mails about deploys (RFC 2919): one a host, organisation and environment. */
final class ListId {

    private static final int MOST_LABEL = 40;

    private ListId() {}

    static String of(String environment, String organization, String host) {
        return "<deploys." + label(environment) + "." + label(organization) + "." + host + ">";
    }

    /** A name as a label: what labels cannot hold is a hyphen, and a sum at the end keeps apart what that made alike. */
    static String label(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-").replaceAll("^-+|-+$", "");
        String cut = plain.length() > MOST_LABEL ? plain.substring(0, MOST_LABEL) : plain;
        if (cut.equals(name)) {
            return cut;
        }
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return (cut.isEmpty() ? "x" : cut) + "-" + HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
