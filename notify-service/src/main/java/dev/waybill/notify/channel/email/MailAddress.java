package dev.waybill.notify.channel.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads addresses before a server sees them. */
final class MailAddress {

    private MailAddress() {}

    /**
     * The address in the form that every server takes, the domain in ASCII; empty for what is no single plain address. A local part outside
     * ASCII would need SMTPUTF8, which servers on the way rarely have.
     */
    static Optional<InternetAddress> parse(String address) {
        int at = address.lastIndexOf('@');
        if (at <= 0 || !StandardCharsets.US_ASCII.newEncoder().canEncode(address.substring(0, at))) {
            return Optional.empty();
        }
        try {
            String ascii = address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
            InternetAddress parsed = new InternetAddress(ascii, true);
            return parsed.getAddress().equals(ascii) ? Optional.of(parsed) : Optional.empty();
        } catch (AddressException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Our own address as an operator writes it, such as {@code Waybill <waybill@example.org>}, its name encoded where headers need that.
     *
     * @throws AddressException if it is none
     */
    static InternetAddress sender(String written) throws AddressException {
        InternetAddress sender = new InternetAddress(written, true);
        return sender.getPersonal() == null ? sender : named(sender.getAddress(), sender.getPersonal());
    }

    /** What is behind the at sign, in ASCII. */
    static String domain(InternetAddress address) {
        return IDN.toASCII(address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1));
    }

    /** An address with the name of its owner, which may hold anything. */
    static InternetAddress named(String address, String name) {
        try {
            return new InternetAddress(address, name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
