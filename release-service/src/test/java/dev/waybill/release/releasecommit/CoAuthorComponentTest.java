package dev.waybill.release.releasecommit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.waybill.contracts.Contributor;
import dev.waybill.contracts.Contributor.Role;
import dev.waybill.contracts.DeployFact.CoAuthor;
import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.DeployFact.DeployedCommit;
import dev.waybill.contracts.DeployFact.MemberRef;
import dev.waybill.contracts.Person;
import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.contracts.RangeFact.Relation;
import dev.waybill.contracts.RangeFact.Side;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Graph;
import dev.waybill.release.Tenant;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commits that several people wrote. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class CoAuthorComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
        tenant.release("1.0");
    }

    @Test
    void creditsWhomTheMessagesOfAListName() {
        try (TopicProbe deploys = TopicProbe.fromNow(Topic.DEPLOYS)) {
            tenant.ci()
                    .body("""
                            {"commits":[
                              {"id":"c2","author_name":"Eve","author_email":"eve@elsewhere.example","message":"Two\\n\\n\
                            Co-authored-by: Bob B. <BOB@example.com>\\nCo-authored-by: renovate[bot] <bot@example.com>"},
                              {"id":"c1","author_name":"Ada","author_email":"ada@example.com","message":"One"}]}""")
                    .put(tenant.path("/releases/1.0/"))
                    .then()
                    .statusCode(200)
                    .body("lastCommit.coAuthors.name", contains("Bob"))
                    .body("authors.name", contains("Eve", "Bob", "Ada Lovelace"));

            for (String list : List.of(
                    tenant.path("/releases/1.0/commits/"),
                    tenant.projectPath("web", "/releases/1.0/commits/"),
                    tenant.projectPath("web", "/commits/"))) {
                tenant.reader()
                        .get(list)
                        .then()
                        .body("[0].author.name", equalTo("Eve"))
                        .body("[0].coAuthors.email", contains("BOB@example.com"))
                        .body("[1].coAuthors", empty());
            }
            assertThat(announced(deploys, tenant.deploy("1.0", "production")))
                    .extracting(DeployedCommit::sha, CoAuthorComponentTest::membersOf)
                    .containsExactly(tuple("c2", List.of("Bob")), tuple("c1", List.of("Ada Lovelace")));
        }
    }

    @Test
    void creditsWhomTheGraphNames() {
        try (FactSender facts = FactSender.create();
                TopicProbe releases = TopicProbe.fromNow(Topic.RELEASES);
                TopicProbe deploys = TopicProbe.fromNow(Topic.DEPLOYS)) {
            Graph graph = new Graph(tenant, facts, releases);
            tenant.connect(facts, "demo/web");
            tenant.ci().body("""
                            {"refs":[{"repository":"demo/web","commit":"h0..h3"}]}""").put(tenant.path("/releases/1.0/")).then().statusCode(200);
            graph.answer(
                    graph.question("h0", "h3"),
                    Relation.AHEAD,
                    List.of(
                            commit(
                                    "h3",
                                    credit(Role.AUTHOR, "Ada", "ada@example.com", true),
                                    credit(Role.CO_AUTHOR, "Bob", "bob@example.com", false)),
                            commit(
                                    "h2",
                                    credit(Role.AUTHOR, "Ada", "ada@example.com", false),
                                    credit(Role.CO_AUTHOR, "Bob", "bob@example.com", true),
                                    credit(Role.SQUASHED_AUTHOR, "Eve", null, false)),
                            commit("h1", credit(Role.AUTHOR, "Ada", "ada@example.com", false))));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> tenant.reader()
                            .get(tenant.path("/releases/1.0/commits/"))
                            .then()
                            .body("id", contains("h3", "h2", "h1")));
            tenant.reader()
                    .get(tenant.path("/releases/1.0/"))
                    .then()
                    .body("authors.name", contains("Ada Lovelace", "Bob", "Eve"))
                    .body("lastCommit.coAuthors.name", contains("Bob"));
            tenant.reader()
                    .get(tenant.path("/releases/1.0/commits/"))
                    .then()
                    .body("[1].coAuthors.name", contains("Eve"))
                    .body("[2].coAuthors", empty());
            // Ada's address is a program's in the newest commit, and Bob's in the one before.
            assertThat(announced(deploys, tenant.deploy("1.0", "production")))
                    .extracting(DeployedCommit::sha, CoAuthorComponentTest::membersOf)
                    .containsExactly(
                            tuple("h3", List.of("Bob")),
                            tuple("h2", List.of("Ada Lovelace")),
                            tuple("h1", List.of("Ada Lovelace")));
        }
    }

    /** Bo hides an address: the graph tells the account instead, and of the author the hidden address too. */
    @Test
    void showsThoseOnceWhoseAccountIsTheSame() {
        tenant.admin()
                .body(Map.of("commitPaths", List.of("web/**")))
                .put(tenant.projectPath("web", "/"))
                .then()
                .statusCode(200);
        try (FactSender facts = FactSender.create();
                TopicProbe releases = TopicProbe.fromNow(Topic.RELEASES)) {
            Graph graph = new Graph(tenant, facts, releases);
            tenant.connect(facts, "demo/web");
            tenant.ci().body("""
                            {"refs":[{"repository":"demo/web","commit":"a0..a2"}]}""").put(tenant.path("/releases/1.0/")).then().statusCode(200);
            String hidden = "123+bo@users.noreply.github.com";
            graph.answer(
                    graph.question("a0", "a2"),
                    Relation.AHEAD,
                    List.of(
                            commit(
                                    "a2",
                                    credit(Role.AUTHOR, "Ada", "ada@example.com", false),
                                    new Contributor(Role.CO_AUTHOR, "Bo", null, "bo", false)),
                            commit(
                                    "a1",
                                    new Person("Bo B.", hidden),
                                    new Contributor(Role.AUTHOR, "Bo B.", null, "bo", false))));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> tenant.reader()
                            .get(tenant.path("/releases/1.0/"))
                            .then()
                            .body("authors.email", contains("ada@example.com", hidden)));
            tenant.reader()
                    .get(tenant.projectPath("web", "/releases/"))
                    .then()
                    .body("[0].authors.email", contains("ada@example.com", hidden));
        }
    }

    @Test
    void creditsThoseOfTheCommitsThatAProjectKeeps() {
        tenant.admin()
                .body(Map.of("commitPaths", List.of("web/**")))
                .put(tenant.projectPath("web", "/"))
                .then()
                .statusCode(200);
        tenant.ci().body("""
                        {"commits":[
                          {"id":"c2","author_name":"Eve","message":"Two\\n\\nCo-authored-by: Bob <bob@example.com>",
                           "patch_set":[{"path":"docs/a","type":"A"}]},
                          {"id":"c1","author_name":"Eve","message":"One\\n\\nCo-authored-by: Mallory <m@example.com>\\n\
                        Co-authored-by: x[bot] <x@example.com>\\nCo-authored-by: Ada <ada@example.com>",
                           "patch_set":[{"path":"web/a","type":"A"}]}]}""").put(tenant.path("/releases/1.0/")).then().statusCode(200);

        tenant.reader()
                .get(tenant.projectPath("web", "/releases/"))
                .then()
                .body("[0].authors.name", contains("Eve", "Mallory", "Ada Lovelace"))
                .body("[0].lastCommit.coAuthors.name", contains("Mallory", "Ada Lovelace"));
    }

    private static List<DeployedCommit> announced(TopicProbe deploys, long deploy) {
        return deploys.awaitFact(DeployAnnounced.class, it -> it.deployId() == deploy)
                .commits();
    }

    /** Who is told of the commit. */
    private static List<String> membersOf(DeployedCommit commit) {
        List<CoAuthor> coAuthors = commit.coAuthors() == null ? List.of() : commit.coAuthors();
        return Stream.concat(
                        Stream.ofNullable(commit.member()),
                        coAuthors.stream().map(CoAuthor::member).flatMap(Stream::ofNullable))
                .map(MemberRef::name)
                .toList();
    }

    private static Contributor credit(Role role, String name, @Nullable String email, boolean bot) {
        return new Contributor(role, name, email, null, bot);
    }

    private static RangeCommit commit(String sha, Contributor... contributors) {
        return commit(sha, new Person(contributors[0].name(), contributors[0].email()), contributors);
    }

    private static RangeCommit commit(String sha, Person author, Contributor... contributors) {
        return new RangeCommit(Side.AHEAD, sha, "Change " + sha, author, null, null, List.of(), List.of(contributors));
    }
}
