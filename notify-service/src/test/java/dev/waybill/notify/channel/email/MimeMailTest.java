package dev.waybill.notify.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.notify.Samples;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeMailTest {

    @Test
    void isTextThenHtmlInAsciiLinesThatEveryServerTakes() throws Exception {
        // Given
        String name = "<script>alert(1)</script> Bcc: \"x\", y@z Bäcker 😀";
        Mail mail = new Mail(
                "bob@example.org",
                name,
                "<deploy.1.2@host>",
                "Deployed wéb 😀 to " + "é".repeat(80),
                Map.of("X-Waybill-Deploy", "1"),
                "Grüße\n.\nFrom here\n" + "x".repeat(2_000),
                "<p>Grüße</p>");

        // When
        String wire = wire(mail);

        // Then
        assertThat(wire)
                .contains("Message-ID: <deploy.1.2@host>\r\n")
                .contains("Date: Tue, 24 Nov 2026 10:40:00 GMT\r\n")
                .contains("From: =?UTF-8?Q?W=C3=A4ybill?= <waybill@example.org>\r\n")
                .contains("MIME-Version: 1.0\r\n")
                .contains("Content-Type: multipart/alternative;")
                .containsSubsequence(
                        "Content-Type: text/plain; charset=UTF-8", "Content-Type: text/html; charset=UTF-8");
        assertThat(wire.lines())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(998).matches("\\p{ASCII}*"));
        assertThat(wire.lines()).noneMatch(line -> line.startsWith("Bcc:"));
        assertThat(wire.lines().filter(line -> line.startsWith("To:"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob@example.org", "bob+x@sub.example.org", "bob@bücher.example", "o'neil@example.org"})
    void plainAddressesAreTaken(String address) {
        assertThat(MailAddress.parse(address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bob",
                "@example.org",
                "bob@",
                "a@example.org,b@example.org",
                "Bob <bob@example.org>",
                "bob@example.org\r\nRCPT TO:<all@example.org>",
                "bob@example.org>\r\nDATA",
                "böb@example.org",
                "bob @example.org"
            })
    void anythingElseIsNot(String address) {
        assertThat(MailAddress.parse(address)).isEmpty();
    }

    private static String wire(Mail mail) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MimeMail.of(
                        Session.getInstance(new Properties()),
                        MailAddress.sender("Wäybill <waybill@example.org>"),
                        MailAddress.parse(mail.address()).orElseThrow(),
                        mail,
                        Samples.DEPLOYED)
                .writeTo(bytes);
        return bytes.toString(UTF_8);
    }
}
