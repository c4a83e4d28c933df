package dev.waybill.notify;

import static dev.waybill.notify.Samples.announced;
import static dev.waybill.notify.Samples.commit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.DeployFact.MemberRef;
import dev.waybill.contracts.DirectoryFact.OrganizationChanged;
import dev.waybill.contracts.DirectoryFact.TokenChanged;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.access.Tokens;
import dev.waybill.test.FactSender;
import dev.waybill.test.TopicProbe;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Deploys of organisation demo are told, and mailed to members of whom each test has its own. */
abstract class MailFixture {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String READER = "token-that-may-read";
    static final String CI = "token-of-ci";
    static final String STRANGER = "token-of-others";

    static FactSender facts;

    private static final AtomicLong IDS = new AtomicLong(1_000);

    @Inject
    DataSource database;

    TopicProbe notifications;

    final long deploy = newId();
    final MemberRef ada = member("Ada Lovelace");
    final MemberRef bob = member("Bob Bäcker 😀");

    @BeforeAll
    static void knowTheDirectory() {
        facts = FactSender.create();
        facts.send(new OrganizationChanged(1, "demo", "Demo"), 1);
        facts.send(new OrganizationChanged(2, "other", "Other"), 1);
        facts.send(new TokenChanged("t1", 1, Tokens.sha256(READER), List.of("org:read"), null, null), 1);
        facts.send(new TokenChanged("t2", 1, Tokens.sha256(CI), List.of("org:ci"), null, null), 1);
        facts.send(new TokenChanged("t3", 2, Tokens.sha256(STRANGER), List.of("org:read"), null, null), 1);
    }

    @AfterAll
    static void close() {
        facts.close();
    }

    @BeforeEach
    void listen() {
        notifications = TopicProbe.fromNow(Topic.NOTIFICATIONS);
    }

    @AfterEach
    void mend() {
        SmtpResource.wire().mend();
        notifications.close();
    }

    static long newId() {
        return IDS.incrementAndGet();
    }

    static MemberRef member(String name) {
        long id = newId();
        return new MemberRef(id, name, "member" + id + "@example.org");
    }

    /** The announcements of one environment are read in order: once a later one is mailed, all before it are handled. */
    static void everythingIsRead() {
        MemberRef last = member("Last");
        long id = newId();
        facts.send(announced(id, commit("f", "Last", last)), id);
        theMailTo(last);
    }

    static MimeMessage theMailTo(MemberRef member) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(SmtpResource.mails(member.email())).hasSize(1));
        return SmtpResource.mails(member.email()).getFirst();
    }

    static JsonPath delivery(MemberRef member) {
        JsonPath all = given().auth()
                .oauth2(READER)
                .get("/api/0/organizations/demo/deliveries/")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        int index = all.getList("member.id").indexOf(Long.toString(member.id()));
        assertThat(index).isNotNegative();
        return all.setRootPath("[" + index + "]");
    }

    static String text(MimeMessage mail) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    }

    static String html(MimeMessage mail) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(1).getContent();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
