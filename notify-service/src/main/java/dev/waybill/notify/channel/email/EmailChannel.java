package dev.waybill.notify.channel.email;

import dev.waybill.notify.channel.DeployNotice;
import dev.waybill.notify.channel.Message;
import dev.waybill.notify.channel.NotificationChannel;
import dev.waybill.notify.channel.Outcome;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Tells people by mail. */
@Singleton
class EmailChannel implements NotificationChannel {

    private final DeployMails deployMails;
    private final SmtpClient smtp;

    @Inject
    EmailChannel(DeployMails deployMails, SmtpClient smtp) {
        this.deployMails = deployMails;
        this.smtp = smtp;
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public Outcome deliver(Message message) {
        return smtp.send(
                switch (message.notice()) {
                    case DeployNotice deploy -> deployMails.compose(message.recipient(), deploy);
                });
    }
}
