package dev.waybill.release.token;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The texts of tokens, in Sentry's forms: {@code sntryu_} and 64 hexadecimal digits for a member's, {@code sntrys_<JSON in base64>_<32 bytes in
 * base64>} for an organisation's. Clients split them at {@code _}.
 *
 * <p>Of the 32 bytes 28 are random; the last four are the CRC-32 of everything before them, the prefix included. So a scanner that finds such a
 * text tells a real token from a made-up one without asking anybody. It proves nothing else.
 */
final class TokenText {

    /** How many random bytes a token takes. */
    static final int RANDOM_BYTES = 28;

    private static final String MEMBER = "sntryu_";
    private static final String ORGANIZATION = "sntrys_";
    private static final Pattern MEMBER_FORM = Pattern.compile(MEMBER + "([0-9a-f]{64})");
    private static final Pattern ORGANIZATION_FORM =
            Pattern.compile("(" + ORGANIZATION + "[A-Za-z0-9+/]+={0,2}_)([A-Za-z0-9+/]{43})");
    private static final Base64.Encoder SECRET = Base64.getEncoder().withoutPadding();

    private TokenText() {}

    /** A member's token. */
    static String ofMember(byte[] random) {
        return MEMBER + HexFormat.of().formatHex(withChecksum(MEMBER, random));
    }

    /** An organisation's token, which tells clients where to go: the address of the server and the slug. */
    static String ofOrganization(byte[] random, String publicUrl, String slug, Instant now) {
        String json = String.format(
                Locale.ROOT,
                "{\"iat\":%d.%06d,\"url\":\"%s\",\"region_url\":\"%s\",\"org\":\"%s\"}",
                now.getEpochSecond(),
                now.getNano() / 1_000,
                escaped(publicUrl),
                escaped(publicUrl),
                escaped(slug));
        String open = ORGANIZATION + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)) + "_";
        return open + SECRET.encodeToString(withChecksum(open, random));
    }

    /** Whether a text has the form of a token and its checksum is right. */
    static boolean isGenuine(String text) {
        Matcher member = MEMBER_FORM.matcher(text);
        if (member.matches()) {
            return isGenuine(MEMBER, HexFormat.of().parseHex(member.group(1)));
        }
        Matcher organization = ORGANIZATION_FORM.matcher(text);
        return organization.matches()
                && isGenuine(organization.group(1), Base64.getDecoder().decode(organization.group(2)));
    }

    private static boolean isGenuine(String open, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] random = new byte[RANDOM_BYTES];
        buffer.get(random);
        return buffer.getInt() == checksum(open, random);
    }

    private static byte[] withChecksum(String open, byte[] random) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("a token takes " + RANDOM_BYTES + " random bytes");
        }
        return ByteBuffer.allocate(RANDOM_BYTES + Integer.BYTES)
                .put(random)
                .putInt(checksum(open, random))
                .array();
    }

    private static int checksum(String open, byte[] random) {
        CRC32 checksum = new CRC32();
        checksum.update(open.getBytes(StandardCharsets.US_ASCII));
        checksum.update(random);
        return (int) checksum.getValue();
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
