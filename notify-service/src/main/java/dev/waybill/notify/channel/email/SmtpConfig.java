package dev.waybill.notify.channel.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The server that takes our mail. Host, port and sender may also be given by Quarkus' own names for them. */
@ConfigMapping(prefix = "waybill.smtp")
public interface SmtpConfig {

    /** How the connection is protected. */
    enum Security {
        /** Not at all; for a server on this machine or network. */
        NONE,
        /** By STARTTLS where the server offers it. */
        OPPORTUNISTIC,
        /** By STARTTLS, or there is no connection. */
        STARTTLS,
        /** By TLS from the first byte. */
        TLS
    }

    @WithDefault("${quarkus.mailer.host:127.0.0.1}")
    String host();

    @WithDefault("${quarkus.mailer.port:25}")
    int port();

    /** The sender that people see, such as {@code Waybill <waybill@example.org>}. */
    @WithDefault("${quarkus.mailer.from:Waybill <waybill@localhost>}")
    String from();

    /** Where bounces go; the sender's address if not set. */
    Optional<String> bounceAddress();

    /** The name that the server is greeted with; the domain of the sender if not set. Some servers want one that leads back to this machine. */
    Optional<String> greeting();

    @WithDefault("OPPORTUNISTIC")
    Security security();

    /** Without one there is no authentication. */
    Optional<String> username();

    Optional<String> password();

    /** How long to wait for a connection. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long to wait for each answer of the server, and for each write. */
    @WithDefault("20s")
    Duration timeout();
}
