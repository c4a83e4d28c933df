package dev.waybill.notify;

import static dev.waybill.notify.Samples.announced;
import static dev.waybill.notify.Samples.commit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.waybill.contracts.NotificationFact.NotificationFailed;
import dev.waybill.contracts.NotificationFact.NotificationSent;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.mail.internet.MimeMessage;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/** What gets in the way of a mail delays it, or is told; none is lost, and none comes twice for nothing. */
@QuarkusTest
@WithTestResource(InfraResource.class)
@WithTestResource(SmtpResource.class)
class DeliveryTroubleComponentTest extends MailFixture {

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

    private static RequestSpecification operator() {
        return given().auth().oauth2(InfraResource.OPERATOR_TOKEN);
    }
}
