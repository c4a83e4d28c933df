package dev.waybill.release.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Walks every endpoint with what belongs to somebody else: it is not there, and nothing happens to it. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class TenantWalkComponentTest {

    /** Bodies that are right, so that nothing but the path can be refused. */
    private static final Map<String, String> BODIES = Map.of(
            "/releases/", "{\"version\":\"walk@1.0.0\",\"projects\":[\"web\"]}",
            "/deploys/", "{\"environment\":\"production\"}",
            "/emails/", "{\"email\":\"walk@example.com\"}",
            "/confirm/", "{\"email\":\"walk@example.com\"}",
            "/members/", "{\"email\":\"walk@example.com\"}",
            "/tokens/", "{\"name\":\"Walk\",\"scopes\":[\"org:read\"]}",
            "/org-auth-tokens/", "{\"name\":\"Walk\"}",
            "/projects/", "{\"name\":\"Walk\"}",
            "/teams/", "{\"name\":\"Walk\"}");

    private final AccessMatrix matrix = AccessMatrix.read();
    private final Calls calls = new Calls();

    @Inject
    DataSource dataSource;

    @Test
    void findsNothingOfAnotherOrganization() throws SQLException {
        Belongings own = Belongings.create();
        Belongings foreign = Belongings.create();
        String before = Fingerprint.of(dataSource, foreign.tenant().id);

        assertSoftly(softly -> routes().forEach(route -> {
            if (route.parameters().contains("org")) {
                HttpResponse<String> answer = call(own, route, foreign::value);
                softly.assertThat(answer.statusCode())
                        .as("all of it foreign: " + route + " " + answer.body())
                        .isEqualTo(404);
            }
            route.parameters().stream().filter(it -> !"org".equals(it)).forEach(parameter -> {
                HttpResponse<String> answer = call(
                        own,
                        route,
                        name -> name.equals(parameter) ? foreign.value(route, name) : own.value(route, name));
                softly.assertThat(answer.statusCode())
                        .as("foreign " + parameter + ": " + route + " " + answer.body())
                        .isEqualTo(404);
            });
        }));
        assertThat(Fingerprint.of(dataSource, foreign.tenant().id)).isEqualTo(before);
    }

    @Test
    void findsWhatIsItsOwn() {
        Belongings own = Belongings.create();

        assertSoftly(softly -> routes().filter(route -> "GET".equals(route.method()))
                .forEach(route -> {
                    HttpResponse<String> answer = call(own, route, own::value);
                    softly.assertThat(answer.statusCode())
                            .as(route + " " + answer.body())
                            .isEqualTo(200);
                }));
    }

    @Test
    void takesNothingForeignInABody() throws SQLException {
        Belongings own = Belongings.create();
        Belongings foreign = Belongings.create();
        String before = Fingerprint.of(dataSource, foreign.tenant().id);
        Tenant tenant = own.tenant();

        refuses(tenant, "POST", "/releases/", Map.of("version", "walk", "projects", List.of(foreign.tenant().web)));
        refuses(
                tenant,
                "POST",
                "/releases/" + own.version() + "/deploys/",
                Map.of("environment", "production", "projects", List.of(foreign.tenant().web)));
        refuses(tenant, "PUT", "/members/" + own.member() + "/", Map.of("teams", List.of(foreign.team())));
        refuses(tenant, "POST", "/members/", Map.of("email", "walk@example.com", "teams", List.of(foreign.team())));

        assertThat(Fingerprint.of(dataSource, foreign.tenant().id)).isEqualTo(before);
    }

    private static void refuses(Tenant tenant, String method, String path, Map<String, Object> body) {
        tenant.admin().body(body).request(method, tenant.path(path)).then().statusCode(400);
    }

    /** Whatever works on a token, which is what another organisation could try. */
    private java.util.stream.Stream<Route> routes() {
        return matrix.endpoints().keySet().stream()
                .filter(route ->
                        matrix.needsScope(route) || matrix.isFor("member", route) || matrix.isFor("anybody", route));
    }

    private HttpResponse<String> call(Belongings caller, Route route, Belongings.Value value) {
        UnaryOperator<String> parameters = name -> value.of(route, name);
        return call(caller, route, parameters);
    }

    private HttpResponse<String> call(Belongings caller, Route route, UnaryOperator<String> parameters) {
        String token = matrix.isFor("member", route) ? caller.memberToken() : caller.tenant().admin;
        String path = route.path();
        String last = path.substring(path.lastIndexOf('/', path.length() - 2));
        return calls.call(token, route, parameters, BODIES.getOrDefault(last, "{\"name\":\"Walk\"}"));
    }
}
