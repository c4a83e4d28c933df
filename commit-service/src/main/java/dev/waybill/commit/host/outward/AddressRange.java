package dev.waybill.commit.host.outward;

import java.net.InetAddress;
import java.util.Arrays;

/** A range of IP addresses, written {@code 10.0.0.0/8} or {@code fd00::/8}; a single address is a range of one. */
record AddressRange(byte[] network, int prefix) {

    AddressRange {
        if (prefix < 0 || prefix > network.length * Byte.SIZE) {
            throw new IllegalArgumentException("a prefix has between 0 and " + network.length * Byte.SIZE + " bits");
        }
    }

    /**
     * Reads a range. Only literals are taken, so nothing is looked up.
     *
     * @throws IllegalArgumentException if it is none
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        // The JDK takes shortened forms too, in which the last number fills all that is left out.
        if (literal.indexOf(':') < 0 && literal.chars().filter(c -> c == '.').count() != 3) {
            throw new IllegalArgumentException("an IPv4 address is written a.b.c.d");
        }
        byte[] network = InetAddress.ofLiteral(literal).getAddress();
        return new AddressRange(
                network, slash < 0 ? network.length * Byte.SIZE : Integer.parseInt(text, slash + 1, text.length(), 10));
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != network.length) {
            return false;
        }
        int whole = prefix / Byte.SIZE;
        int rest = prefix % Byte.SIZE;
        int mask = 0xff << (Byte.SIZE - rest) & 0xff;
        return Arrays.equals(bytes, 0, whole, network, 0, whole)
                && (rest == 0 || (bytes[whole] & mask) == (network[whole] & mask));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRange(byte[] bytes, int bits) && bits == prefix && Arrays.equals(bytes, network);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(network) + prefix;
    }

    @Override
    public String toString() {
        return Arrays.toString(network) + "/" + prefix;
    }
}
