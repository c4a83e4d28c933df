package dev.waybill.notify;

import static dev.waybill.notify.Samples.announced;
import static dev.waybill.notify.Samples.commit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.DeployFact.DeployedCommit;
import dev.waybill.contracts.DeployFact.Direction;
import dev.waybill.contracts.OrganizationRef;
import dev.waybill.contracts.Part;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The link in each mail by which its reader wants no more of them. */
@QuarkusTest
@WithTestResource(InfraResource.class)
@WithTestResource(SmtpResource.class)
class UnsubscribeComponentTest extends MailFixture {

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
}
