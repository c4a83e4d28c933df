package dev.waybill.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.local.home.Home;
import dev.waybill.local.home.Ports;
import io.vertx.core.Vertx;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail goes in over SMTP and is read back over HTTP. */
class MailInboxTest {

    private static final String HOSTILE = "<script>alert(1)</script>";

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private Home home;
    private MailInbox inbox;

    @BeforeEach
    void start() {
        home = new Home(directory, directory, Ports.free());
        inbox = MailInbox.start(home, vertx);
    }

    @AfterEach
    void stop() {
        inbox.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_mail_is_told_with_all_its_parts_and_the_newest_is_last() throws Exception {
        send("ada@demo.test", "First", "plain one", "<b>one</b>");
        send("grace@demo.test", "Größe 2 — “done”", "plain two", "<b>zwei ✓</b>");

        JsonNode mails = messages();

        assertThat(mails).hasSize(2);
        JsonNode newest = mails.get(1);
        assertThat(newest.path("from").asText()).isEqualTo("Waybill <waybill@demo.test>");
        assertThat(newest.path("to").get(0).asText()).isEqualTo("grace@demo.test");
        assertThat(newest.path("subject").asText()).isEqualTo("Größe 2 — “done”");
        assertThat(newest.path("text").asText()).isEqualToNormalizingNewlines("plain two");
        assertThat(newest.path("html").asText()).isEqualTo("<b>zwei ✓</b>");
        assertThat(newest.path("headers").path("Message-ID").asText()).contains("@");
        assertThat(mails.get(0).path("subject").asText()).isEqualTo("First");
    }

    @Test
    void delete_empties_and_mail_survives_a_restart() throws Exception {
        send("ada@demo.test", "Kept", "text", "<p>html</p>");
        inbox.close();
        inbox = MailInbox.start(home, vertx);
        assertThat(messages()).hasSize(1);

        assertThat(ask("DELETE", "/mail/api/messages").statusCode()).isEqualTo(204);

        assertThat(messages()).isEmpty();
        send("ada@demo.test", "Next", "text", "<p>html</p>");
        assertThat(messages()).hasSize(1);
    }

    @Test
    void pages_escape_what_came_and_show_html_without_rights() throws Exception {
        send("ada@demo.test", HOSTILE, HOSTILE, HOSTILE);
        long id = messages().get(0).path("id").asLong();

        HttpResponse<String> list = ask("GET", "/mail/");
        HttpResponse<String> message = ask("GET", "/mail/messages/" + id);
        HttpResponse<String> html = ask("GET", "/mail/messages/" + id + "/html");

        assertThat(list.body()).contains("&lt;script&gt;").doesNotContain(HOSTILE);
        assertThat(message.body())
                .contains("&lt;script&gt;")
                .contains("<iframe sandbox ")
                .doesNotContain(HOSTILE);
        assertThat(html.body()).isEqualTo(HOSTILE);
        assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox; default-src 'none'");
    }

    @Test
    void a_mail_that_is_broken_does_not_hide_the_others() throws Exception {
        raw("Subject: broken\r\nFrom: <<>\r\nTo: @@,,\r\nContent-Type: multipart/mixed\r\n\r\nno boundary here");
        send("ada@demo.test", "Whole", "text", "<p>html</p>");

        assertThat(messages()).hasSize(2);
        assertThat(messages().get(0).path("subject").asText()).isEqualTo("broken");
    }

    @Test
    void the_oldest_go_when_there_are_too_many() throws Exception {
        MailStore store = new MailStore(directory.resolve("bounded"));
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setSubject("one of many");
        message.setText("text");
        for (int index = 0; index < MailStore.MOST + 5; index++) {
            store.keep("ada@demo.test", message);
        }

        assertThat(store.all()).hasSize(MailStore.MOST);
        assertThat(store.all().getFirst().id()).isEqualTo(6);
    }

    @Test
    void what_does_not_exist_is_a_404_in_json() throws Exception {
        assertThat(ask("GET", "/mail/messages/99").statusCode()).isEqualTo(404);
        assertThat(ask("POST", "/mail/api/messages").body()).contains("\"detail\"");
        assertThat(ask("GET", "/mail").statusCode()).isEqualTo(308);
    }

    private void send(String to, String subject, String text, String html) throws Exception {
        MimeMessage message = new MimeMessage(session());
        message.setFrom(new InternetAddress("waybill@demo.test", "Waybill"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        MimeBodyPart rich = new MimeBodyPart();
        rich.setContent(html, "text/html; charset=UTF-8");
        message.setContent(new MimeMultipart("alternative", plain, rich));
        Transport.send(message);
    }

    private void raw(String content) throws Exception {
        Session session = session();
        session.getProperties().setProperty("mail.smtp.from", "waybill@demo.test");
        MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(content.getBytes("UTF-8")));
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress("grace@demo.test")});
        }
    }

    private Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(home.ports().smtp()));
        return Session.getInstance(properties);
    }

    private JsonNode messages() throws Exception {
        return new ObjectMapper().readTree(ask("GET", "/mail/api/messages").body());
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + inbox.httpPort() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
