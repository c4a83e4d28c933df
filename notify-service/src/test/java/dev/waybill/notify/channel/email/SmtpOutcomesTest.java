package dev.waybill.notify.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.notify.channel.Outcome;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.SocketTimeoutException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpOutcomesTest {

    @ParameterizedTest
    @CsvSource({
        "550, 550 5.1.1 <eve@example.org> no such user, true",
        "550, 550 no such user, true",
        "553, 553 5.1.3 bad address syntax, true",
        "550, 550 5.7.1 rejected by policy, false",
        "552, 552 5.2.2 mailbox full, false",
        "554, 554 5.7.1 no, false",
    })
    void aPermanentRefusalOfTheRecipientMayMakeTheAddressUnusable(int code, String reply, boolean unusable)
            throws AddressException {
        Outcome outcome = SmtpOutcomes.notTaken(recipient(code, reply));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.addressUnusable()).isEqualTo(unusable);
            assertThat(refused.reason())
                    .startsWith("recipient refused: " + code)
                    .doesNotContain("@");
        });
    }

    @Test
    void aTransientRefusalOfTheRecipientIsTriedAgain() throws AddressException {
        assertThat(SmtpOutcomes.notTaken(recipient(451, "451 greylisted, come back")))
                .isEqualTo(new Outcome.Deferred("recipient refused: 451 greylisted, come back"));
    }

    @Test
    void aRefusedMessageSaysNothingAboutTheAddress() {
        assertThat(SmtpOutcomes.notTaken(data(554, "554 looks like spam")))
                .isEqualTo(new Outcome.Refused("message refused: 554 looks like spam", false));
        assertThat(SmtpOutcomes.notTaken(data(452, "452 disk full")))
                .isEqualTo(new Outcome.Deferred("message refused: 452 disk full"));
    }

    @Test
    void whatIsAboutTheServerOrUsIsNotAboutTheMessage() throws AddressException {
        assertThat(SmtpOutcomes.notTaken(recipient(421, "421 too busy"))).isInstanceOf(Outcome.Unavailable.class);
        assertThat(SmtpOutcomes.notTaken(data(530, "530 authentication required")))
                .isInstanceOf(Outcome.Unavailable.class);
        assertThat(SmtpOutcomes.notTaken(new SMTPSenderFailedException(
                        new InternetAddress("waybill@example.org"), "MAIL FROM", 550, "550 who are you")))
                .isInstanceOf(Outcome.Unavailable.class);
        assertThat(SmtpOutcomes.notTaken(new MessagingException("reading", new SocketTimeoutException("read"))))
                .isInstanceOf(Outcome.Unavailable.class);
        assertThat(SmtpOutcomes.notConnected(new MessagingException("refused")))
                .isEqualTo(new Outcome.Unavailable("cannot connect: refused"));
    }

    private static MessagingException recipient(int code, String reply) throws AddressException {
        InternetAddress address = new InternetAddress("eve@example.org");
        MessagingException failed = new SMTPSendFailedException(
                "RCPT TO", code, reply, null, new Address[0], new Address[0], new Address[] {address});
        failed.setNextException(new SMTPAddressFailedException(address, "RCPT TO", code, reply));
        return failed;
    }

    private static MessagingException data(int code, String reply) {
        return new SMTPSendFailedException("DATA", code, reply, null, new Address[0], new Address[0], new Address[0]);
    }
}
