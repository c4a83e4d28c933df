package dev.waybill.local.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.waybill.local.home.Home;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;

/** The local mail inbox: SMTP on the stack's port, HTTP on a port of its own behind the edge. */
public final class MailInbox implements AutoCloseable {

    /** Of GreenMail's own two seconds a busy machine may lose all. */
    private static final Duration STARTUP = Duration.ofSeconds(30);

    private final GreenMail smtp;
    private final HttpServer http;

    private MailInbox(GreenMail smtp, HttpServer http) {
        this.smtp = smtp;
        this.http = http;
    }

    /** Starts the inbox; a mail that is answered with 250 is on disk. */
    public static MailInbox start(Home home, Vertx vertx) {
        MailStore store = new MailStore(home.data().resolve("mail"));
        ServerSetup setup = new ServerSetup(home.ports().smtp(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(STARTUP.toMillis());
        GreenMail smtp = new GreenMail(setup);
        smtp.getUserManager()
                .setMessageDeliveryHandler((message, recipient) -> new InboxRecipient(recipient.getEmail(), store));
        smtp.start();
        HttpServer http = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0).setIdleTimeout(60))
                .requestHandler(new MailHttp(vertx, store)::handle);
        http.listen().toCompletionStage().toCompletableFuture().join();
        return new MailInbox(smtp, http);
    }

    public int httpPort() {
        return http.actualPort();
    }

    @Override
    public void close() {
        smtp.stop();
        http.close().toCompletionStage().toCompletableFuture().join();
    }
}
