package dev.waybill.notify.channel.email;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.notify.channel.Outcome;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpClientTest {

    private static final Mail MAIL =
            new Mail("bob@example.org", "Bob", "<deploy.1.2@host>", "Deployed", Map.of(), "text", "<p>html</p>");

    @ParameterizedTest
    @ValueSource(strings = {"RCPT", "DATA"})
    void aRefusalNeverCountsAsSentThoughTheServerHangsUp(String refused) throws Exception {
        try (RudeServer server = new RudeServer(refused)) {
            // The reset may overtake the reply; then it is not known what the server said, and the mail is tried again.
            assertThat(server.client().send(MAIL)).isNotInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void anAcceptanceStandsThoughTheServerHangsUp() throws Exception {
        try (RudeServer server = new RudeServer("QUIT")) {
            assertThat(server.client().send(MAIL)).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void greetsWithTheDomainOfTheSenderOrWhatTheOperatorWants() throws Exception {
        assertThat(greeting(Map.of())).isEqualTo("EHLO example.org");
        assertThat(greeting(Map.of("waybill.smtp.from", "Waybill <waybill@grüße.example>")))
                .isEqualTo("EHLO xn--grsse-lva.example");
        assertThat(greeting(Map.of("waybill.smtp.greeting", "mail.example.net")))
                .isEqualTo("EHLO mail.example.net");
    }

    private static String greeting(Map<String, String> settings) throws Exception {
        try (RudeServer server = new RudeServer("EHLO")) {
            assertThat(server.client(settings).send(MAIL)).isNotInstanceOf(Outcome.Accepted.class);
            return server.refusedCommand();
        }
    }

    /** Takes everything up to one command, which it refuses, and hangs up without a good-bye. */
    private static final class RudeServer implements AutoCloseable {

        private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final String refused;
        private final CompletableFuture<String> last = new CompletableFuture<>();
        private final Thread thread;

        RudeServer(String refused) throws IOException {
            this.refused = refused;
            this.thread = Thread.ofPlatform().daemon().start(this::serve);
        }

        SmtpClient client() throws Exception {
            return client(Map.of());
        }

        SmtpClient client(Map<String, String> more) throws Exception {
            Map<String, String> settings = new HashMap<>(Map.of(
                    "waybill.smtp.host", listening.getInetAddress().getHostAddress(),
                    "waybill.smtp.port", Integer.toString(listening.getLocalPort()),
                    "waybill.smtp.from", "waybill@example.org",
                    "waybill.smtp.connect-timeout", "PT30S",
                    "waybill.smtp.timeout", "PT30S"));
            settings.putAll(more);
            SmtpConfig config = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withMapping(SmtpConfig.class)
                    .withSources(new PropertiesConfigSource(settings, "test", 500))
                    .build()
                    .getConfigMapping(SmtpConfig.class);
            return new SmtpClient(config, Clock.systemUTC());
        }

        /** The command as it came. */
        String refusedCommand() {
            return last.join();
        }

        private void serve() {
            try (Socket peer = listening.accept();
                    BufferedReader in = new BufferedReader(new InputStreamReader(peer.getInputStream(), US_ASCII))) {
                // A reset instead of an orderly end, so that nothing can be said any more.
                peer.setSoLinger(true, 0);
                say(peer, "220 rude");
                String command = in.readLine();
                while (command != null && !command.startsWith(refused)) {
                    say(peer, command.startsWith("DATA") ? "354 go on" : "250 ok");
                    if (command.startsWith("DATA")) {
                        skipMessage(in);
                        say(peer, "250 taken");
                    }
                    command = in.readLine();
                }
                last.complete("" + command);
                say(peer, "550 no");
            } catch (IOException e) {
                // The client hung up first, or never came.
                last.completeExceptionally(e);
            }
        }

        private static void skipMessage(BufferedReader in) throws IOException {
            String line = in.readLine();
            while (line != null && !line.equals(".")) {
                line = in.readLine();
            }
        }

        private static void say(Socket peer, String line) throws IOException {
            peer.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
        }

        @Override
        public void close() throws Exception {
            listening.close();
            thread.join();
        }
    }
}
