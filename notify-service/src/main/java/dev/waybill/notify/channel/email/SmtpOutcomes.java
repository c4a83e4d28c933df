package dev.waybill.notify.channel.email;

import dev.waybill.notify.channel.Outcome;
import dev.waybill.notify.channel.PlainText;
import jakarta.mail.MessagingException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Reads from a failed hand-over what it means for the message, by RFC 5321 §4.2.1 and RFC 3463. */
final class SmtpOutcomes {

    /** Closing the channel, too busy: about the server, not about the message. */
    private static final int SERVICE_NOT_AVAILABLE = 421;

    /** Authentication wanted or refused: our set-up is wrong for every message. */
    private static final Set<Integer> AUTHENTICATION = Set.of(530, 534, 535, 538);

    /** Replies to RCPT that say that the mailbox is not there. */
    private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);

    /** X.7.X is policy: the mailbox may well exist. */
    private static final Pattern POLICY = Pattern.compile("\\b5\\.7\\.\\d{1,3}\\b");

    private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>]+@[^\\s<>]+>?");
    private static final int MOST_REASON = 200;

    private SmtpOutcomes() {}

    /** The connection could not be opened, or not be used: everything until a mail could be begun. */
    static Outcome notConnected(MessagingException failure) {
        return new Outcome.Unavailable(reason("cannot connect", failure));
    }

    /** The server was reached, and did not take the mail. */
    static Outcome notTaken(MessagingException failure) {
        for (Exception cause = failure; cause instanceof MessagingException next; cause = next.getNextException()) {
            if (cause instanceof SMTPAddressFailedException recipient) {
                return answered(recipient.getReturnCode(), true, recipient);
            }
            if (cause instanceof SMTPSenderFailedException sender) {
                return sender.getReturnCode() >= 500
                        ? new Outcome.Unavailable(reason("our sender address is refused", sender))
                        : answered(sender.getReturnCode(), false, sender);
            }
        }
        return failure instanceof SMTPSendFailedException sending
                ? answered(sending.getReturnCode(), false, sending)
                : new Outcome.Unavailable(reason("connection lost", failure));
    }

    private static Outcome answered(int code, boolean aboutRecipient, MessagingException failure) {
        if (code < 400 || code == SERVICE_NOT_AVAILABLE || AUTHENTICATION.contains(code)) {
            return new Outcome.Unavailable(reason("server not available", failure));
        }
        String reason = reason(aboutRecipient ? "recipient refused" : "message refused", failure);
        if (code < 500) {
            return new Outcome.Deferred(reason);
        }
        boolean noSuchMailbox = aboutRecipient
                && NO_SUCH_MAILBOX.contains(code)
                && !POLICY.matcher(reason).find();
        return new Outcome.Refused(reason, noSuchMailbox);
    }

    private static String reason(String what, MessagingException failure) {
        Matcher addresses = ADDRESS.matcher(String.valueOf(failure.getMessage()));
        return PlainText.oneLine(what + ": " + addresses.replaceAll("<address>"), MOST_REASON);
    }
}
