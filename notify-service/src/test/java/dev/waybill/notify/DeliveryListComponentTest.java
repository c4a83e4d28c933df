package dev.waybill.notify;

import static dev.waybill.notify.Samples.announced;
import static dev.waybill.notify.Samples.commit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.waybill.contracts.NotificationFact.NotificationSent;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** What an organisation sees of its deliveries. */
@QuarkusTest
@WithTestResource(InfraResource.class)
@WithTestResource(SmtpResource.class)
class DeliveryListComponentTest extends MailFixture {

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
}
