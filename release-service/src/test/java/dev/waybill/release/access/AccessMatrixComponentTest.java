package dev.waybill.release.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.waybill.kit.access.Role;
import dev.waybill.kit.access.Tokens;
import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Who may call what, endpoint by endpoint, scope by scope and role by role. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class AccessMatrixComponentTest {

    private static final String SCOPE_MISSING = "You do not have permission to perform this action.";

    private final AccessMatrix matrix = AccessMatrix.read();
    private final List<Route> routes = Route.all();
    private final Calls calls = new Calls();
    private final String unique = UUID.randomUUID().toString().replace("-", "");
    private final String slug = "matrix-" + unique;

    @Test
    void everyEndpointIsInTheMatrix() {
        assertThat(routes.stream().filter(route -> !isInternal(route)))
                .as("add a line for each endpoint to src/test/resources/access/matrix.txt")
                .containsExactlyElementsOf(matrix.endpoints().keySet());
    }

    @Test
    void theMatrixKnowsEveryRoleAndScope() {
        Map<String, Set<String>> roles = new TreeMap<>();
        for (Role role : Role.values()) {
            roles.put(role.wireName(), new TreeSet<>(role.scopes()));
        }
        assertThat(matrix.roles()).isEqualTo(roles);
        assertThat(matrix.endpoints().keySet().stream()
                        .filter(matrix::needsScope)
                        .flatMap(route -> matrix.endpoints().get(route).stream()))
                .allMatch(Role.allScopes()::contains);
    }

    @Test
    void eachScopeOpensWhatItShall() {
        Map<String, String> tokens = tokensOfOneScopeEach();
        assertSoftly(softly -> tokens.forEach((scope, token) -> matrix.endpoints()
                .forEach((route, scopes) -> check(softly, route, token, "scope " + scope, Set.of(scope), false))));
    }

    @Test
    void eachRoleOpensWhatItShall() {
        Map<String, String> tokens = tokensOfOneRoleEach();
        assertSoftly(softly -> tokens.forEach((role, token) -> matrix.endpoints()
                .forEach((route, scopes) -> check(
                        softly, route, token, "role " + role, matrix.roles().get(role), true))));
    }

    @Test
    void withoutATokenOnlyWhatIsOpenIsOpen() {
        assertSoftly(softly -> matrix.endpoints().keySet().forEach(route -> {
            int status = status(route, null);
            if (matrix.isFor("open", route)) {
                softly.assertThat(status).as(route.toString()).isEqualTo(200);
            } else if (matrix.isFor("operator", route) || matrix.isFor("link", route) || matrix.isFor("page", route)) {
                softly.assertThat(status).as(route.toString()).isEqualTo(404);
            } else {
                softly.assertThat(status).as(route.toString()).isEqualTo(401);
            }
        }));
    }

    @Test
    void whatIsTheOperatorsIsNotThereForAnybodyElse() {
        String all = declare(Map.of("all", Role.allScopes())).get("all");
        assertSoftly(softly -> routes.stream()
                .filter(AccessMatrixComponentTest::isInternal)
                .forEach(route -> {
                    softly.assertThat(status(route, all)).as(route.toString()).isEqualTo(404);
                    softly.assertThat(status(route, null)).as(route.toString()).isEqualTo(404);
                }));
    }

    private void check(
            SoftAssertions softly, Route route, String token, String who, Set<String> scopes, boolean isMember) {
        var answer = calls.call(token, route, this::nothing, "{}");
        String what = who + ": " + route + " " + answer.body();
        if (matrix.needsScope(route)) {
            boolean allowed = !Collections.disjoint(matrix.endpoints().get(route), scopes);
            if (allowed) {
                softly.assertThat(answer.statusCode()).as(what).isIn(200, 201, 204, 400, 404);
            } else {
                softly.assertThat(answer.statusCode()).as(what).isEqualTo(403);
                softly.assertThat(answer.body()).as(what).contains(SCOPE_MISSING);
            }
        } else if (matrix.isFor("member", route) && !isMember) {
            softly.assertThat(answer.statusCode()).as(what).isEqualTo(403);
        } else if (matrix.isFor("operator", route) || matrix.isFor("link", route) || matrix.isFor("page", route)) {
            softly.assertThat(answer.statusCode()).as(what).isEqualTo(404);
        } else {
            softly.assertThat(answer.statusCode()).as(what).isIn(200, 201, 204, 400, 404);
        }
    }

    private int status(Route route, String token) {
        return calls.call(token, route, this::nothing, "{}").statusCode();
    }

    /** The organisation is there, nothing in it is: so an allowed call changes nothing. */
    private String nothing(String parameter) {
        return "org".equals(parameter) ? slug : "999999999";
    }

    private static boolean isInternal(Route route) {
        return route.path().startsWith("/internal/");
    }

    private Map<String, String> tokensOfOneScopeEach() {
        Map<String, Set<String>> wanted = new HashMap<>();
        Role.allScopes().forEach(scope -> wanted.put(scope, Set.of(scope)));
        return declare(wanted);
    }

    /** All made for owners, who then became less: what counts is the role now. */
    private Map<String, String> tokensOfOneRoleEach() {
        String all = declare(Map.of("all", Role.allScopes())).get("all");
        String members = "/api/0/organizations/" + slug + "/members/";
        Map<String, String> tokens = new TreeMap<>();
        Map<String, String> ids = new TreeMap<>();
        for (String role : matrix.roles().keySet()) {
            String id = Tenant.as(all)
                    .body(Map.of("email", role + "@example.com", "orgRole", "owner"))
                    .post(members)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            ids.put(role, id);
            tokens.put(
                    role,
                    Tenant.as(all)
                            .body(Map.of("scopes", List.copyOf(Role.allScopes())))
                            .post(members + id + "/tokens/")
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("token"));
        }
        ids.forEach((role, id) -> Tenant.as(all)
                .body(Map.of("orgRole", role))
                .put(members + id + "/")
                .then()
                .statusCode(200));
        return tokens;
    }

    private Map<String, String> declare(Map<String, Set<String>> scopes) {
        Map<String, String> secrets = new TreeMap<>();
        List<Map<String, Object>> tokens = new ArrayList<>();
        scopes.forEach((name, granted) -> {
            secrets.put(name, name + unique);
            tokens.add(Map.of("name", name, "sha256", Tokens.sha256(name + unique), "scopes", List.copyOf(granted)));
        });
        Tenant.declare(slug, Map.of("name", "Matrix", "tokens", tokens)).then().statusCode(200);
        return secrets;
    }
}
