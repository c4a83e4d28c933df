package dev.waybill.commit;

import static dev.waybill.commit.Patience.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.DirectoryFact.OrganizationChanged;
import dev.waybill.contracts.DirectoryFact.TokenChanged;
import dev.waybill.kit.access.Tokens;
import dev.waybill.test.FactSender;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** An organisation of its own for a test, as the owner of the directory announces one, with a token that may do everything. */
public final class Tenant {

    private static final AtomicLong IDS = new AtomicLong(1_000);

    public final long id;
    public final String slug;
    private final String token;

    private Tenant(long id, String slug, String token) {
        this.id = id;
        this.slug = slug;
        this.token = token;
    }

    public static Tenant create() {
        String unique = UUID.randomUUID().toString();
        Tenant tenant = new Tenant(IDS.incrementAndGet(), "org-" + unique, "token-" + unique);
        try (FactSender sender = FactSender.create()) {
            sender.send(new OrganizationChanged(tenant.id, tenant.slug, "Demo"), 1);
        }
        tenant.allow(tenant.token, "org:read", "org:admin", "org:integrations");
        return tenant;
    }

    /** Announces a further token. */
    public void allow(String secret, String... scopes) {
        try (FactSender sender = FactSender.create()) {
            sender.send(
                    new TokenChanged(
                            UUID.randomUUID().toString(), id, Tokens.sha256(secret), List.of(scopes), null, null),
                    1);
        }
        eventually()
                .untilAsserted(() -> assertThat(given().auth()
                                .oauth2(secret)
                                .get("/api/0/organizations/{org}/repos/", slug)
                                .statusCode())
                        .isNotEqualTo(401));
    }

    public RequestSpecification call() {
        return given().auth().oauth2(token).contentType("application/json");
    }

    /** Registers a repository whose host signs with {@link Hook#SECRET}. */
    public Hook register(String name) {
        String id = call().body(Map.of("provider", "github", "name", name, "webhookSecret", Hook.SECRET))
                .post("/api/0/organizations/{org}/repos/", slug)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Hook(this, Long.parseLong(id), name);
    }
}
