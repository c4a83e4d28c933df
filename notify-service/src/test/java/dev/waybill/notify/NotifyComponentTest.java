package dev.waybill.notify;

import static dev.waybill.notify.Samples.announced;
import static dev.waybill.notify.Samples.coAuthor;
import static dev.waybill.notify.Samples.commit;
import static dev.waybill.notify.Samples.part;
import static dev.waybill.notify.Samples.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.DeployFact.DeployRecorded;
import dev.waybill.contracts.DeployFact.DeployedCommit;
import dev.waybill.contracts.DeployFact.Direction;
import dev.waybill.contracts.DeployFact.MemberRef;
import dev.waybill.contracts.DirectoryFact.OrganizationChanged;
import dev.waybill.contracts.DirectoryFact.TokenChanged;
import dev.waybill.contracts.FactTypes;
import dev.waybill.contracts.NotificationFact.NotificationFailed;
import dev.waybill.contracts.NotificationFact.NotificationSent;
import dev.waybill.contracts.OrganizationRef;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.access.Tokens;
import dev.waybill.kit.event.FactIds;
import dev.waybill.kit.event.FactMetadata;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
@WithTestResource(SmtpResource.class)
class NotifyComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicLong IDS = new AtomicLong(1_000);
    private static final String READER = "token-that-may-read";
    private static final String CI = "token-of-ci";
    private static final String STRANGER = "token-of-others";

    private static FactSender facts;

    @Inject
    DataSource database;

    private TopicProbe notifications;
    private final long deploy = IDS.incrementAndGet();
    private final MemberRef ada = member("Ada Lovelace");
    private final MemberRef bob = member("Bob Bäcker 😀");

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

    @Test
    void eachCommitterGetsOneMailThatSaysWhatIsTheirs() throws Exception {
        // When
        facts.send(
                announced(deploy, commit("a", "Fix the login\n\nlong story", ada), commit("b", "Speed up 🔎", bob)),
                deploy);

        // Then
        MimeMessage mail = theMailTo(ada);
        theMailTo(bob);
        assertThat(mail.getSubject()).isEqualTo("Deployed demo-web@1.2.3 to production");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("waybill@example.org", "Waybill"));
        assertThat(mail.getMessageID()).isEqualTo("<deploy." + deploy + "." + ada.id() + "@waybill.test>");
        assertThat(mail.getHeader("List-Id")).containsExactly("<deploys.production.demo.waybill.test>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Waybill-Environment")).containsExactly("production");
        assertThat(mail.getSentDate()).isNotNull();
        MimeMultipart body = (MimeMultipart) mail.getContent();
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(body.getCount()).isEqualTo(2);
        assertThat(body.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(body.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat(text(mail))
                .contains(
                        "YOUR COMMITS (1)",
                        "* Fix the login\r\n",
                        "BY OTHERS (1)",
                        "Bob Bäcker 😀 (1)",
                        "* Speed up 🔎")
                .doesNotContain("long story", bob.email());
        assertThat(html(mail)).contains("Fix the login", "Speed up 🔎");
        NotificationSent sent = notifications.awaitFact(NotificationSent.class, fact -> fact.memberId() == ada.id());
        assertThat(sent.subject()).isEqualTo("deploy/" + deploy);
        assertThat(sent.channel()).isEqualTo("email");
        assertThat(sent.attempt()).isEqualTo(1);
        assertThat(sent.organizationId()).isEqualTo(1);
    }

    @Test
    void whoHelpedWithACommitGetsAMailToo() throws Exception {
        // When
        facts.send(announced(deploy, with(commit("a", "Fix the login", ada), coAuthor(bob))), deploy);

        // Then
        assertThat(theMailTo(ada).getHeader("X-Waybill-Reason")).containsExactly("committer");
        MimeMessage mail = theMailTo(bob);
        assertThat(mail.getHeader("X-Waybill-Reason")).containsExactly("co-author");
        assertThat(text(mail)).contains("YOUR COMMITS (1)", "* Fix the login\r\n", "BY OTHERS (1)", "Ada Lovelace (1)");
    }

    @Test
    void aRepeatedAReplayedAndANewlyAnnouncedDeployBringsNoSecondMail() {
        // Given
        DeployAnnounced announced = announced(deploy, commit("a", "Fix", ada));
        facts.send(announced, deploy);
        theMailTo(ada);

        // When
        facts.send(announced, deploy);
        facts.replay(announced, deploy);
        facts.send(announced, deploy + 1_000_000);

        // Then
        everythingIsRead();
        assertThat(SmtpResource.mails(ada.email())).hasSize(1);
    }

    @Test
    void aReplayOfWhatWasNeverSeenMailsNobodyNorDoesARecordedDeploy() {
        facts.replay(announced(deploy, commit("a", "Fix", ada)), deploy);
        facts.send(
                new DeployRecorded(
                        deploy,
                        Samples.DEMO,
                        1,
                        "1.0",
                        "production",
                        List.of(),
                        null,
                        null,
                        null,
                        Samples.DEPLOYED,
                        List.of()),
                deploy);

        everythingIsRead();
        assertThat(SmtpResource.mails(ada.email())).isEmpty();
    }

    @Test
    void partsInAnyOrderAreOneMail() throws Exception {
        // Given
        DeployAnnounced first = part(deploy, new Part(1, 3), 3, commit("a", "Newest", ada));
        DeployAnnounced second = part(deploy, new Part(2, 3), 3, commit("b", "Middle", bob));
        DeployAnnounced third = part(deploy, new Part(3, 3), 3, commit("c", "Oldest", ada));

        // When
        sendPart(third);
        sendPart(first);
        sendPart(third);
        everythingIsRead();
        assertThat(SmtpResource.mails(ada.email())).isEmpty();
        sendPart(second);

        // Then
        assertThat(text(theMailTo(ada))).containsSubsequence("YOUR COMMITS (2)", "Newest", "Oldest", "Middle");
        theMailTo(bob);
    }

    @Test
    void hostileNamesAreHarmlessInHeadersAndBody() throws Exception {
        // Given
        MemberRef eve = new MemberRef(
                IDS.incrementAndGet(),
                "<script>alert(1)</script>\r\nBcc: all@example.org",
                "eve" + deploy + "@example.org");

        // When
        facts.send(announced(deploy, commit("a", "<script>alert(2)</script>\r\nX-Evil: yes", eve)), deploy);

        // Then
        MimeMessage mail = theMailTo(eve);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Evil")).isNull();
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal())
                .isEqualTo("<script>alert(1)</script> Bcc: all@example.org");
        assertThat(Jsoup.parse(html(mail)).select("script")).isEmpty();
        assertThat(Jsoup.parse(html(mail)).body().text()).contains("<script>alert(2)</script>");
    }

    @Test
    void anOutageOfTheMailServerCostsNothingButTime() {
        // Given
        SmtpResource.wire().cut();

        // When
        facts.send(announced(deploy, commit("a", "Fix", ada)), deploy);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(delivery(ada).getString("state")).isEqualTo("pending");
            assertThat(delivery(ada).getString("lastError")).startsWith("cannot connect");
        });
        given().get("/q/health/ready").then().statusCode(200);
        SmtpResource.wire().mend();
        theMailTo(ada);
        assertThat(notifications
                        .awaitFact(NotificationSent.class, fact -> fact.memberId() == ada.id())
                        .attempt())
                .isEqualTo(1);
    }

    @Test
    void aMailServerThatFallsSilentIsLeftAndAskedAgain() {
        // Given
        SmtpResource.wire().hold();

        // When
        facts.send(announced(deploy, commit("a", "Fix", ada)), deploy);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(delivery(ada).getString("lastError")).isNotNull());
        SmtpResource.wire().mend();
        theMailTo(ada);
        everythingIsRead();
        assertThat(SmtpResource.mails(ada.email())).hasSize(1);
    }

    @Test
    void aRefusedRecipientFailsForGoodAndIsNotAskedForAgain() {
        // Given
        SmtpResource.gate().answer(ada.email(), "550 5.1.1 <" + ada.email() + "> no such user");
        SmtpResource.gate().answer(ada.email(), "550 5.1.1 not to be asked for");

        // When
        facts.send(announced(deploy, commit("a", "Fix", ada), commit("b", "Fix", bob)), deploy);

        // Then
        NotificationFailed failed =
                notifications.awaitFact(NotificationFailed.class, fact -> fact.memberId() == ada.id());
        assertThat(failed.reason()).isEqualTo("recipient refused: 550 5.1.1 <address> no such user");
        assertThat(failed.attempt()).isEqualTo(1);
        theMailTo(bob);
        facts.send(announced(deploy + 1_000_000, commit("a", "Again", ada)), deploy + 1_000_000);
        assertThat(notifications
                        .awaitFacts(2, NotificationFailed.class, fact -> fact.memberId() == ada.id())
                        .getLast()
                        .reason())
                .isEqualTo("the address was refused before");
        assertThat(SmtpResource.gate().unasked(ada.email())).isEqualTo(1);
    }

    @Test
    void aDeferredRecipientIsTriedAgain() {
        // Given
        SmtpResource.gate().answer(ada.email(), "451 4.7.1 greylisted");
        SmtpResource.gate().answer(ada.email(), "451 4.7.1 greylisted");

        // When
        facts.send(announced(deploy, commit("a", "Fix", ada)), deploy);

        // Then
        theMailTo(ada);
        assertThat(notifications
                        .awaitFact(NotificationSent.class, fact -> fact.memberId() == ada.id())
                        .attempt())
                .isEqualTo(3);
    }

    @Test
    void anAcceptedMailWhoseRecordIsLostComesAgainUnderTheSameId() throws Exception {
        // Given
        execute("""
                create function refuse_record() returns trigger language plpgsql as
                $$ begin raise exception 'the disk is full'; end $$""");
        execute("create trigger refuse_record before update on delivery for each row"
                + " when (new.state = 'SENT' and new.member_id = " + ada.id() + ") execute function refuse_record()");

        // When
        facts.send(announced(deploy, commit("a", "Fix", ada)), deploy);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(SmtpResource.mails(ada.email())).hasSizeGreaterThanOrEqualTo(2));
        execute("drop trigger refuse_record on delivery");
        execute("drop function refuse_record");
        NotificationSent sent = notifications.awaitFact(NotificationSent.class, fact -> fact.memberId() == ada.id());
        assertThat(sent.attempt()).isGreaterThanOrEqualTo(2);
        for (MimeMessage mail : SmtpResource.mails(ada.email())) {
            assertThat(mail.getMessageID()).isEqualTo("<deploy." + deploy + "." + ada.id() + "@waybill.test>");
        }
        assertThat(notifications.facts(NotificationSent.class))
                .filteredOn(fact -> fact.memberId() == ada.id())
                .hasSize(1);
    }

    @Test
    void aDeadLetterIsPutBackOnceItsCauseIsGoneAndBringsItsMail() throws Exception {
        // Given
        execute("""
                create function refuse_delivery() returns trigger language plpgsql as
                $$ begin raise exception 'a fault of ours'; end $$""");
        execute("create trigger refuse_delivery before insert on delivery for each row" + " when (new.member_id = "
                + ada.id() + ") execute function refuse_delivery()");
        RecordMetadata told = facts.send(announced(deploy, commit("a", "Fix", ada)), deploy);
        String letter = "/internal/dead-letters/%s/%d/%d".formatted(told.topic(), told.partition(), told.offset());
        facts.send(announced(deploy + 1_000_000, commit("b", "Next", bob)), deploy + 1_000_000);
        await().atMost(PATIENCE)
                .untilAsserted(() -> operator().get(letter).then().statusCode(200));
        theMailTo(bob);
        assertThat(SmtpResource.mails(ada.email())).isEmpty();

        // When
        execute("drop trigger refuse_delivery on delivery");
        execute("drop function refuse_delivery");
        operator().post(letter + "/redrive").then().statusCode(200).body("redriven", equalTo(1));

        // Then
        theMailTo(ada);
        operator().get(letter).then().statusCode(404);
        operator().post(letter + "/redrive").then().statusCode(404);
        everythingIsRead();
        assertThat(SmtpResource.mails(ada.email())).hasSize(1);
    }

    @Test
    void oneClickEndsTheMailsOfOneEnvironmentAndLookingDoesNot() throws Exception {
        // Given
        facts.send(announced(deploy, commit("a", "Fix", ada)), deploy);
        MimeMessage first = theMailTo(ada);
        assertThat(first.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String path = first.getHeader("List-Unsubscribe")[0].replaceAll("\\s|^<http://waybill.test|>$", "");

        // When a scanner looks at it
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("Stop mails about deploys to production?"));
        facts.send(announced(deploy + 1_000_000, commit("b", "Second", ada)), deploy + 1_000_000);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(SmtpResource.mails(ada.email())).hasSize(2));

        // When a mail program clicks
        given().urlEncodingEnabled(false)
                .multiPart("List-Unsubscribe", "One-Click")
                .post(path)
                .then()
                .statusCode(200)
                .body(containsString("no more mails about deploys to production"));
        given().urlEncodingEnabled(false)
                .formParam("List-Unsubscribe", "One-Click")
                .post(path)
                .then()
                .statusCode(200);
        facts.send(announced(deploy + 2_000_000, commit("c", "Third", ada)), deploy + 2_000_000);
        everythingIsRead();
        facts.send(elsewhere(deploy + 3_000_000, "staging", commit("d", "Fourth", ada)), deploy + 3_000_000);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(SmtpResource.mails(ada.email())).hasSize(3));
        assertThat(SmtpResource.mails(ada.email()).getLast().getSubject()).endsWith("to staging");

        // When the reader takes it back
        given().urlEncodingEnabled(false)
                .formParam("mute", "nothing")
                .post(path)
                .then()
                .statusCode(200);
        facts.send(announced(deploy + 4_000_000, commit("e", "Fifth", ada)), deploy + 4_000_000);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(SmtpResource.mails(ada.email())).hasSize(4));
    }

    @Test
    void anUnsubscribeLinkThatWasNotMadeHereIsNotFound() {
        Stream.of("/u/x", "/u/MS8xLzcvZGVwbG95L3Byb2R1Y3Rpb24.AAAA", "/u/.", "/u/%00.x")
                .forEach(path -> {
                    given().urlEncodingEnabled(false).get(path).then().statusCode(404);
                    given().urlEncodingEnabled(false)
                            .formParam("List-Unsubscribe", "One-Click")
                            .post(path)
                            .then()
                            .statusCode(404);
                });
    }

    @Test
    void anOrganizationSeesItsDeliveriesAndNobodyElses() {
        // Given
        facts.send(
                announced(deploy, commit("a", "Fix", ada), commit("b", "Fix", bob), commit("c", "Fix", member("Cy"))),
                deploy);
        theMailTo(bob);
        notifications.awaitFacts(
                3, NotificationSent.class, fact -> fact.subject().equals("deploy/" + deploy));

        // Then
        String path = "/api/0/organizations/{org}/deliveries/";
        given().get(path, "demo").then().statusCode(401);
        given().auth().oauth2("nothing").get(path, "demo").then().statusCode(401);
        given().auth().oauth2(CI).get(path, "demo").then().statusCode(403);
        given().auth().oauth2(STRANGER).get(path, "demo").then().statusCode(404);
        given().auth()
                .oauth2(STRANGER)
                .get(path, "other")
                .then()
                .statusCode(200)
                .body("", hasSize(0));
        given().auth()
                .oauth2(READER)
                .get(path + "?state=lost", "demo")
                .then()
                .statusCode(400)
                .body("detail", containsString("Invalid state"));
        assertThat(delivery(bob).getString("member.name")).isEqualTo(bob.name());
        assertThat(delivery(bob).getString("subject.id")).isEqualTo(Long.toString(deploy));
        assertThat(delivery(bob).getInt("attempts")).isEqualTo(1);
        assertThat(given().auth().oauth2(READER).get(path, "demo").asString()).doesNotContain(bob.email());

        // When
        Response first = given().auth().oauth2(READER).get(path + "?state=sent&per_page=1", "demo");
        String next = first.header("Link").replaceAll(".*rel=\"next\"; results=\"true\"; cursor=\"([^\"]+)\".*", "$1");
        Response second = given().auth().oauth2(READER).get(path + "?state=sent&per_page=1&cursor=" + next, "1");
        String back =
                second.header("Link").replaceAll(".*rel=\"previous\"; results=\"true\"; cursor=\"([^\"]+)\".*", "$1");

        // Then
        first.then().header("Link", containsString("rel=\"previous\"; results=\"false\""));
        assertThat(second.jsonPath().getString("[0].id"))
                .isNotEqualTo(first.jsonPath().getString("[0].id"));
        given().auth()
                .oauth2(READER)
                .get(path + "?state=sent&per_page=1&cursor=" + back, "demo")
                .then()
                .body("[0].id", equalTo(first.jsonPath().getString("[0].id")));
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(InfraResource.OPERATOR_TOKEN);
    }

    private static MemberRef member(String name) {
        long id = IDS.incrementAndGet();
        return new MemberRef(id, name, "member" + id + "@example.org");
    }

    private static DeployAnnounced elsewhere(long deployId, String environment, DeployedCommit commit) {
        return new DeployAnnounced(
                deployId,
                new OrganizationRef(1, "demo", "Demo"),
                1,
                "demo-web@1.2.3",
                null,
                environment,
                List.of(),
                null,
                null,
                Samples.DEPLOYED,
                Direction.FORWARD,
                true,
                1,
                Part.WHOLE,
                List.of(commit));
    }

    /** The announcements of one environment are read in order: once a later one is mailed, all before it are handled. */
    private static void everythingIsRead() {
        MemberRef last = member("Last");
        long id = IDS.incrementAndGet();
        facts.send(announced(id, commit("f", "Last", last)), id);
        theMailTo(last);
    }

    private static MimeMessage theMailTo(MemberRef member) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(SmtpResource.mails(member.email())).hasSize(1));
        return SmtpResource.mails(member.email()).getFirst();
    }

    private void sendPart(DeployAnnounced announced) {
        String type = FactTypes.typeOf(DeployAnnounced.class);
        int part = announced.part().number();
        facts.send(
                announced,
                new FactMetadata(
                        FactIds.factId(type, announced.key(), deploy, part),
                        type,
                        "/waybill/test",
                        Samples.DEPLOYED,
                        deploy,
                        null,
                        null,
                        false,
                        null));
    }

    private static JsonPath delivery(MemberRef member) {
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

    private static String text(MimeMessage mail) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    }

    private static String html(MimeMessage mail) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(1).getContent();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
