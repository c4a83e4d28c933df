package dev.waybill.notify;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.waybill.test.TcpProxy;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A real SMTP server, behind a gate that can refuse recipients and a wire that can be cut. */
public final class SmtpResource implements QuarkusTestResourceLifecycleManager {

    private static final GreenMail SERVER = new GreenMail(setup());

    private static SmtpGate gate;
    private static TcpProxy wire;

    @Override
    public Map<String, String> start() {
        SERVER.start();
        gate = SmtpGate.to(SERVER.getSmtp().getPort());
        wire = TcpProxy.to("127.0.0.1", gate.port());
        return Map.of(
                "waybill.smtp.host", "127.0.0.1",
                "waybill.smtp.port", Integer.toString(wire.port()),
                "waybill.smtp.from", "Waybill <waybill@example.org>",
                // Tests wait for the end of each; a machine that stands still for a moment must not reach it, or mails
                // come twice.
                "waybill.smtp.timeout", "5s",
                "waybill.delivery.send-timeout", "8s",
                "waybill.delivery.lease", "12s",
                "waybill.delivery.first-retry", "200ms");
    }

    @Override
    public void stop() {
        wire.close();
        gate.close();
        SERVER.stop();
    }

    static SmtpGate gate() {
        return gate;
    }

    static TcpProxy wire() {
        return wire;
    }

    /** What arrived for an address, in order. */
    static List<MimeMessage> mails(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    private static ServerSetup setup() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        // It allows itself two seconds, which a busy machine may not have.
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getAllRecipients()).map(Address::toString).anyMatch(to -> to.contains(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
