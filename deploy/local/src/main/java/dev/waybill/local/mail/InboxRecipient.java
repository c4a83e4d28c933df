package dev.waybill.local.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;

/** Whoever mail is sent to: every address exists, and what it gets lands in the one inbox. */
final class InboxRecipient implements GreenMailUser {

    private final String email;
    private final MailStore store;

    InboxRecipient(String email, MailStore store) {
        this.email = email;
        this.store = store;
    }

    @Override
    public void deliver(MovingMessage message) {
        deliver(message.getMessage());
    }

    @Override
    public void deliver(MimeMessage message) {
        store.keep(email, message);
    }

    @Override
    public String getEmail() {
        return email;
    }

    @Override
    public String getLogin() {
        return email;
    }

    @Override
    public String getQualifiedMailboxName() {
        return email;
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public void setPassword(String password) {
        throw new UnsupportedOperationException("recipients have no login");
    }

    @Override
    public void authenticate(String password) {
        throw new UnsupportedOperationException("recipients have no login");
    }

    @Override
    public void create() {}

    @Override
    public void delete() {}
}
