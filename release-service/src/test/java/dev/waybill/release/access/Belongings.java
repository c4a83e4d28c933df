package dev.waybill.release.access;

import dev.waybill.release.Tenant;
import java.util.List;
import java.util.Map;

/** One of everything that paths can name, in an organisation of its own. */
record Belongings(
        Tenant tenant,
        String version,
        String team,
        String member,
        String memberToken,
        String memberTokenId,
        String organizationTokenId,
        String key) {

    /** What to put in the place of a name. */
    @FunctionalInterface
    interface Value {

        String of(Route route, String parameter);
    }

    static Belongings create() {
        Tenant tenant = Tenant.create();
        String version = "walk@" + tenant.id + ".0.0";
        tenant.release(version);
        tenant.deploy(version, "staging");
        String team = post(tenant, tenant.path("/teams/"), Map.of("name", "Team " + tenant.id), "slug");
        tenant.admin()
                .post(tenant.projectPath("web", "/teams/" + team + "/"))
                .then()
                .statusCode(201);
        String member = post(
                tenant,
                tenant.path("/members/"),
                Map.of("email", "walker@example.com", "orgRole", "manager", "teams", List.of(team)),
                "id");
        Map<String, String> memberToken = tenant.admin()
                .body(Map.of("scopes", List.of("org:read")))
                .post(tenant.path("/members/" + member + "/tokens/"))
                .then()
                .statusCode(201)
                .extract()
                .path("");
        String organizationToken = post(tenant, tenant.path("/org-auth-tokens/"), Map.of("name", "CI"), "id");
        String key = tenant.admin()
                .get(tenant.projectPath("web", "/keys/"))
                .then()
                .statusCode(200)
                .extract()
                .path("[0].id");
        return new Belongings(
                tenant, version, team, member, memberToken.get("token"), memberToken.get("id"), organizationToken, key);
    }

    String value(Route route, String parameter) {
        return switch (parameter) {
            case "org" -> tenant.slug;
            // A slug would be found in both organisations.
            case "project" -> Long.toString(tenant.web);
            case "version" -> version;
            case "team" -> team;
            case "member" -> member;
            case "key" -> key;
            case "token" -> route.path().contains("org-auth-tokens") ? organizationTokenId : memberTokenId;
            default -> throw new AssertionError("teach Belongings what to put for {" + parameter + "} of " + route);
        };
    }

    private static String post(Tenant tenant, String path, Map<String, Object> body, String field) {
        return tenant.admin()
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path(field);
    }
}
