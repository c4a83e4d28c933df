package dev.waybill.notify;

import static dev.waybill.notify.Samples.announced;
import static dev.waybill.notify.Samples.coAuthor;
import static dev.waybill.notify.Samples.commit;
import static dev.waybill.notify.Samples.part;
import static dev.waybill.notify.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.DeployFact.DeployRecorded;
import dev.waybill.contracts.DeployFact.MemberRef;
import dev.waybill.contracts.FactTypes;
import dev.waybill.contracts.NotificationFact.NotificationSent;
import dev.waybill.contracts.Part;
import dev.waybill.kit.event.FactIds;
import dev.waybill.kit.event.FactMetadata;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Who gets a mail about a deploy, how often, and what it says. */
@QuarkusTest
@WithTestResource(InfraResource.class)
@WithTestResource(SmtpResource.class)
class DeployMailComponentTest extends MailFixture {

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
                newId(), "<script>alert(1)</script>\r\nBcc: all@example.org", "eve" + deploy + "@example.org");

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
}
