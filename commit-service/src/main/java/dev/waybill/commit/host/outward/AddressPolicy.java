package dev.waybill.commit.host.outward;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where calls may go: to addresses of the public internet, and to what the operator allows beside them.
 *
 * <p>What is not public follows IANA's registries of special-purpose addresses (RFC 6890). Of IPv6 only the block from which public
 * addresses are given, 2000::/3, counts, without what leads back to IPv4 (6to4, Teredo) or is for documentation; so mapped, translated,
 * unique-local and link-local addresses are all out.
 */
final class AddressPolicy {

    private static final AddressRange PUBLIC_6 = AddressRange.parse("2000::/3");

    private static final List<AddressRange> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(AddressRange::parse)
            .toList();

    private final List<AddressRange> allowedRanges = new ArrayList<>();
    private final Set<String> allowedHosts = new HashSet<>();
    private final Set<String> onlyHosts = new HashSet<>();

    /**
     * A policy.
     *
     * @param allowed ranges and host names that may be called though their addresses are not public
     * @param onlyHosts if not empty, the only host names that may be called beside the allowed ones
     * @throws IllegalArgumentException if something that looks like a range is none
     */
    AddressPolicy(List<String> allowed, List<String> onlyHosts) {
        for (String entry : allowed) {
            String text = entry.strip();
            if (looksLikeRange(text)) {
                allowedRanges.add(AddressRange.parse(text));
            } else {
                allowedHosts.add(fold(text));
            }
        }
        onlyHosts.forEach(host -> this.onlyHosts.add(fold(host.strip())));
    }

    /** Whether a call of that host may go to that address. */
    boolean permits(String host, InetAddress address) {
        return isTrusted(host, address)
                || (isPublic(address) && (onlyHosts.isEmpty() || onlyHosts.contains(fold(host))));
    }

    /** Whether the operator named the host or the address, so that even an unencrypted call is the operator's will. */
    boolean isTrusted(String host, InetAddress address) {
        return allowedHosts.contains(fold(host)) || allowedRanges.stream().anyMatch(range -> range.contains(address));
    }

    private static boolean isPublic(InetAddress address) {
        return (address instanceof Inet4Address || PUBLIC_6.contains(address))
                && SPECIAL.stream().noneMatch(range -> range.contains(address));
    }

    private static boolean looksLikeRange(String text) {
        return text.indexOf('/') >= 0 || text.indexOf(':') >= 0 || text.matches("[0-9.]+");
    }

    /** Host names are compared without letter case and without the dot of the root. */
    private static String fold(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
