package dev.waybill.release;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.RepositoryFact.RepositoryChanged;
import dev.waybill.kit.access.Role;
import dev.waybill.kit.access.Tokens;
import dev.waybill.release.repository.Repositories;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** An organisation of its own for a test: projects {@code web} and {@code ios}, members Ada and Bob, tokens for CI and for reading. */
public final class Tenant {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicLong REPOSITORIES = new AtomicLong(1_000);

    public final String slug;
    public final String ci;
    public final String reader;

    /** A token of the organisation that may do everything in it. */
    public final String admin;

    public final long id;
    public final long web;
    public final long ios;

    private Tenant(String slug, String ci, String reader, String admin, JsonPath answer) {
        this.slug = slug;
        this.ci = ci;
        this.reader = reader;
        this.admin = admin;
        this.id = answer.getLong("id");
        this.web = answer.getLong("projects.find { it.slug == 'web' }.id");
        this.ios = answer.getLong("projects.find { it.slug == 'ios' }.id");
    }

    public static Tenant create() {
        String unique = UUID.randomUUID().toString().replace("-", "");
        String slug = "org-" + unique;
        String ci = "ci-" + unique;
        String reader = "reader-" + unique;
        JsonPath answer = declare(slug, declaration(unique, ci, reader))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return new Tenant(slug, ci, reader, "admin-" + unique, answer);
    }

    /** What {@link #create} declares; {@code unique} has 32 hexadecimal digits. */
    public static Map<String, Object> declaration(String unique, String ci, String reader) {
        return Map.of(
                "name", "Demo",
                "projects",
                        List.of(
                                Map.of("slug", "web", "name", "Web", "platform", "javascript", "publicKey", unique),
                                Map.of("slug", "ios", "name", "iOS")),
                "members",
                        List.of(
                                Map.of("name", "Ada Lovelace", "email", "Ada@example.com", "role", "owner"),
                                Map.of("name", "Bob", "email", "bob@example.com", "role", "member")),
                "tokens",
                        List.of(
                                Map.of(
                                        "name",
                                        "admin",
                                        "sha256",
                                        Tokens.sha256("admin-" + unique),
                                        "scopes",
                                        List.copyOf(Role.allScopes())),
                                Map.of(
                                        "name",
                                        "ci",
                                        "sha256",
                                        Tokens.sha256(ci),
                                        "scopes",
                                        List.of("org:ci", "project:releases")),
                                Map.of(
                                        "name",
                                        "reader",
                                        "sha256",
                                        Tokens.sha256(reader),
                                        "scopes",
                                        List.of("project:read"))));
    }

    public static Response declare(String slug, Map<String, Object> declaration) {
        return given().auth()
                .oauth2(InfraResource.OPERATOR_TOKEN)
                .contentType("application/json")
                .body(declaration)
                .put("/internal/organizations/" + slug);
    }

    /** A request of CI. */
    public RequestSpecification ci() {
        return as(ci);
    }

    /** A request of who may do everything. */
    public RequestSpecification admin() {
        return as(admin);
    }

    /** A request of who may only read. */
    public RequestSpecification reader() {
        return as(reader);
    }

    public static RequestSpecification as(String token) {
        return given().urlEncodingEnabled(false).auth().oauth2(token).contentType("application/json");
    }

    /** A path below the organisation's in the API. */
    public String path(String rest) {
        return "/api/0/organizations/" + slug + rest;
    }

    public String projectPath(String project, String rest) {
        return "/api/0/projects/" + slug + "/" + project + rest;
    }

    /** Makes a release of project web. */
    public void release(String version) {
        ci().body(Map.of("version", version, "projects", List.of("web")))
                .post(path("/releases/"))
                .then()
                .statusCode(201);
    }

    /** Makes a release of project web with a list of commits of repository {@code origin}, the newest first, by Ada. */
    public void release(String version, String... shas) {
        release(version);
        commits(version, shas);
    }

    public void commits(String version, String... shas) {
        List<Map<String, String>> commits = Arrays.stream(shas)
                .map(sha -> Map.of(
                        "id", sha,
                        "repository", "origin",
                        "message", "Change " + sha,
                        "author_name", "Ada",
                        "author_email", "ada@EXAMPLE.com"))
                .toList();
        ci().body(Map.of("commits", commits))
                .put(path("/releases/" + version + "/"))
                .then()
                .statusCode(200);
    }

    /** Connects a repository with that name and gives its id. */
    public long connect(FactSender facts, String name) {
        return connect(facts, name, "https://github.com/" + name);
    }

    /**
     * Connects a repository with that name and address and gives its id once it is known, because the service itself waits for half a second
     * only before it refuses a ref to it.
     */
    public long connect(FactSender facts, String name, String url) {
        long repository = REPOSITORIES.incrementAndGet();
        facts.send(
                new RepositoryChanged(
                        repository, id, name, "integrations:github", url, "active", null, "host-" + repository),
                1);
        Repositories known = CDI.current().select(Repositories.class).get();
        await().atMost(PATIENCE).until(() -> known.all(id, List.of(repository)).size() == 1);
        return repository;
    }

    /** Deploys a release and gives the id of the deploy. */
    public long deploy(String version, String environment) {
        return ci().body(Map.of("environment", environment))
                .post(path("/releases/" + version + "/deploys/"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }
}
