package dev.waybill.notify.channel.email;

import dev.waybill.notify.channel.Outcome;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import org.jboss.logging.Logger;

/**
 * Hands mails to the SMTP server, each over a connection of its own. Blocks; every wait ends by a time-out on the socket, so a server that
 * falls silent holds nothing, and no mail leaves after its outcome was told.
 */
@Singleton
class SmtpClient {

    private static final Logger LOG = Logger.getLogger(SmtpClient.class);

    private final SmtpConfig config;
    private final Clock clock;
    private final Session session;
    private final InternetAddress from;

    @Inject
    SmtpClient(SmtpConfig config, Clock clock) throws AddressException {
        this.config = config;
        this.clock = clock;
        this.from = MailAddress.sender(config.from());
        this.session = Session.getInstance(properties(config, from));
    }

    /** Hands one mail over and says what the server said. */
    Outcome send(Mail mail) {
        Optional<InternetAddress> to = MailAddress.parse(mail.address());
        if (to.isEmpty()) {
            return new Outcome.Refused("not an address that mail can be sent to", true);
        }
        MimeMail message;
        try {
            message = MimeMail.of(session, from, to.get(), mail, clock.instant());
        } catch (MessagingException fault) {
            throw new IllegalStateException("cannot build the mail", fault);
        }
        Transport transport = transport();
        try {
            return handOver(transport, message, to.get());
        } finally {
            sayGoodbye(transport);
        }
    }

    private Outcome handOver(Transport transport, MimeMail message, InternetAddress to) {
        try {
            transport.connect(
                    config.host(),
                    config.port(),
                    config.username().orElse(null),
                    config.password().orElse(null));
        } catch (MessagingException failure) {
            return SmtpOutcomes.notConnected(failure);
        }
        try {
            transport.sendMessage(message, new Address[] {to});
        } catch (MessagingException failure) {
            return SmtpOutcomes.notTaken(failure);
        }
        return new Outcome.Accepted();
    }

    private Transport transport() {
        try {
            return session.getTransport("smtp");
        } catch (NoSuchProviderException fault) {
            throw new IllegalStateException("no SMTP in this build", fault);
        }
    }

    /** What the server said about the mail stands, whether or not the connection ends in good order. */
    private static void sayGoodbye(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException failure) {
            LOG.debugf("cannot say good-bye error=%s", failure);
        }
    }

    private static Properties properties(SmtpConfig config, InternetAddress from) {
        Properties properties = new Properties();
        // Left to the library the name that we greet with is looked up for each mail, and a slow answer keeps it
        // waiting without end.
        properties.setProperty("mail.smtp.localhost", config.greeting().orElseGet(() -> MailAddress.domain(from)));
        properties.setProperty("mail.smtp.from", config.bounceAddress().orElse(from.getAddress()));
        properties.setProperty(
                "mail.smtp.connectiontimeout",
                Long.toString(config.connectTimeout().toMillis()));
        properties.setProperty(
                "mail.smtp.timeout", Long.toString(config.timeout().toMillis()));
        properties.setProperty(
                "mail.smtp.writetimeout", Long.toString(config.timeout().toMillis()));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(config.username().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (config.security()) {
            case NONE -> {
                // Plain text.
            }
            case OPPORTUNISTIC -> properties.setProperty("mail.smtp.starttls.enable", "true");
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }
}
