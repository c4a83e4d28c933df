package dev.waybill.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.kit.access.Role;
import dev.waybill.kit.access.Tokens;
import dev.waybill.local.home.Home;
import dev.waybill.local.home.Secrets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The demo organisation: two projects, two members, one token that may do everything in it, one repository. Declared again
 * after a crash in between, then never touched again.
 */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DONE = "bootstrapped";

    private final Home home;
    private final Secrets secrets;
    private final ObjectMapper json = new ObjectMapper();
    private final JsonHttp http = new JsonHttp();

    public Demo(Home home, Secrets secrets) {
        this.home = home;
        this.secrets = secrets;
    }

    public boolean exists() {
        return secrets.find(DONE).isPresent();
    }

    /** Creates what is missing; the services must be up. */
    public void create() {
        JsonNode organization = declare();
        for (JsonNode project : organization.path("projects")) {
            secrets.put(
                    "project." + project.path("slug").asText(),
                    project.path("id").asText());
        }
        secrets.put("repository", repository());
        secrets.put(DONE, "true");
    }

    private JsonNode declare() {
        ObjectNode body = json.createObjectNode().put("name", "Demo");
        body.putArray("projects").add(project("web", "Web", "javascript")).add(project("ios", "iOS", "cocoa"));
        body.putArray("members")
                .add(member("Ada Lovelace", "ada@demo.test", "owner"))
                .add(member("Grace Hopper", "grace@demo.test", "member"));
        ObjectNode token =
                json.createObjectNode().put("name", "Local stack").put("sha256", Tokens.sha256(secrets.get("token")));
        ArrayNode scopes = token.putArray("scopes");
        Role.allScopes().stream().sorted().forEach(scopes::add);
        body.putArray("tokens").add(token);
        String url = "http://127.0.0.1:" + home.ports().release() + "/internal/organizations/demo";
        JsonHttp.Answer answer = http.send("PUT", url, secrets.get("operator-token"), body);
        if (answer.status() != 200) {
            throw new IllegalStateException("release-service does not create the demo organisation: " + answer);
        }
        return answer.body();
    }

    /** The token reaches commit-service through Kafka, so at first it may be unknown there. */
    private String repository() {
        ObjectNode body = json.valueToTree(Map.of(
                "provider", "github",
                "name", "demo/web",
                "url", "https://github.com/demo/web",
                "webhookSecret", secrets.get("webhook-secret")));
        String url = "http://127.0.0.1:" + home.ports().edge() + "/api/0/organizations/demo/repos/";
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonHttp.Answer answer = http.send("POST", url, secrets.get("token"), body);
            if (answer.status() == 201 || answer.status() == 200) {
                return answer.body().path("id").asText();
            }
            for (JsonNode repository :
                    http.send("GET", url, secrets.get("token"), null).body()) {
                if (repository.path("name").asText().equals("demo/web")) {
                    return repository.path("id").asText();
                }
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("commit-service does not register the repository: " + answer);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private ObjectNode project(String slug, String name, String platform) {
        return json.createObjectNode()
                .put("slug", slug)
                .put("name", name)
                .put("platform", platform)
                .put("publicKey", secrets.get("key." + slug));
    }

    private ObjectNode member(String name, String email, String role) {
        return json.createObjectNode().put("name", name).put("email", email).put("role", role);
    }
}
