package dev.waybill.release.releasecommit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.contracts.RangeFact.Relation;
import dev.waybill.contracts.ReleaseFact.CommitsRequested;
import dev.waybill.contracts.ReleaseFact.ReleaseCommitsSet;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Graph;
import dev.waybill.release.Tenant;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class CommitComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
    }

    @Test
    void takesAListAsSentryCliSendsIt() {
        tenant.release("1.0");
        try (TopicProbe probe = TopicProbe.fromNow(Topic.RELEASES)) {
            String body = """
                    {"commits":[
                      {"patch_set":[{"path":"a.txt","type":"A"},{"path":"b.txt","type":"M"}],"repository":"origin","author_name":"Ada",
                       "author_email":"ADA@example.com","timestamp":"2026-11-23T18:00:00+01:00","message":"Second\\n","id":"bbb"},
                      {"patch_set":null,"repository":"origin","author_name":"Eve","author_email":"eve@elsewhere.org",
                       "timestamp":"2026-11-23T16:00:00Z","message":null,"id":"aaa"},
                      {"id":"ccc","message":"docs #skipsentry"}]}""";
            tenant.ci()
                    .body(body)
                    .put(tenant.path("/releases/1.0/"))
                    .then()
                    .statusCode(200)
                    .body("commitCount", equalTo(2))
                    .body("lastCommit.id", equalTo("bbb"))
                    .body("lastCommit.dateCreated", equalTo("2026-11-23T17:00:00Z"))
                    .body("lastCommit.repository.name", equalTo("origin"))
                    .body("lastCommit.repository.provider.id", equalTo("unknown"))
                    .body("lastCommit.author.name", equalTo("Ada Lovelace"))
                    .body("authors.email", contains("ADA@example.com", "eve@elsewhere.org"))
                    .body("authors[1]", not(hasKey("id")));
            tenant.ci()
                    .body(body)
                    .put(tenant.path("/releases/1.0/"))
                    .then()
                    .statusCode(200)
                    .body("commitCount", equalTo(2));
            tenant.reader()
                    .get(tenant.path("/releases/1.0/commits/"))
                    .then()
                    .statusCode(200)
                    .body("id", contains("bbb", "aaa"))
                    .body("message", contains("Second\n", null));
            tenant.reader()
                    .get(tenant.projectPath("web", "/releases/1.0/commits/"))
                    .then()
                    .body("id", contains("bbb", "aaa"));
            tenant.reader()
                    .get(tenant.projectPath("ios", "/releases/1.0/commits/"))
                    .then()
                    .statusCode(404);
            tenant.release("2.0");
            tenant.reader()
                    .get(tenant.path("/releases/2.0/previous-with-commits/"))
                    .then()
                    .statusCode(200)
                    .body("version", equalTo("1.0"));

            tenant.ci()
                    .body("""
                            {"refs":[]}""")
                    .put(tenant.path("/releases/1.0/"))
                    .then()
                    .statusCode(200)
                    .body("commitCount", equalTo(0))
                    .body("lastCommit", nullValue())
                    .body("authors", empty());
            tenant.reader()
                    .get(tenant.path("/releases/2.0/previous-with-commits/"))
                    .then()
                    .statusCode(200)
                    .body("", equalTo(Map.of()));

            probe.awaitFact(ReleaseCommitsSet.class, it -> it.organizationId() == tenant.id && it.total() == 0);
            assertThat(probe.facts(ReleaseCommitsSet.class))
                    .filteredOn(it -> it.organizationId() == tenant.id)
                    .extracting(ReleaseCommitsSet::total)
                    .containsExactly(2, 0);
        }
    }

    @Test
    void refusesRefsToARepositoryThatIsNotConnected() {
        tenant.ci()
                .body("""
                        {"version":"1.0","projects":["web"],"refs":[{"repository":"who/knows","commit":"abc"}]}""")
                .post(tenant.path("/releases/"))
                .then()
                .statusCode(400)
                .body("refs", contains("Invalid repository names: who/knows"));
        tenant.reader().get(tenant.path("/releases/1.0/")).then().statusCode(404);
    }

    @Test
    void asksTheGraphForTheCommitsOfRefs() {
        try (FactSender facts = FactSender.create();
                TopicProbe probe = TopicProbe.fromNow(Topic.RELEASES)) {
            Graph graph = new Graph(tenant, facts, probe);
            long repository = tenant.connect(facts, "demo/web");
            refer("1.0", "DEMO/web", "a".repeat(40), null).then().statusCode(201);
            CommitsRequested first = graph.question("a".repeat(40));
            assertThat(first.base()).isNull();
            assertThat(first.repositoryId()).isEqualTo(repository);
            graph.answer(first, Relation.UNKNOWN, true, List.of("a".repeat(40)), List.of());
            awaitCommits("1.0", "a".repeat(40));

            // The next release begins where the one before ended; the same refs once more ask nothing.
            refer("2.0", "demo/web", "bbbbbbb", null).then().statusCode(201);
            refer("2.0", "demo/web", "bbbbbbb", null).then().statusCode(208);
            CommitsRequested second = graph.question("bbbbbbb");
            assertThat(second.base()).isEqualTo("a".repeat(40));
            assertThat(second.revision()).isEqualTo(1);
            graph.answer(second, Relation.AHEAD, false, List.of("bbbbbbb"), List.of());
            awaitCommits("2.0", "bbbbbbb");
            graph.answer(second, Relation.AHEAD, true, List.of("bbbbbbb", "healed"), List.of());
            awaitCommits("2.0", "bbbbbbb", "healed");

            List<ReleaseCommitsSet> told = probe.awaitFacts(
                    2,
                    ReleaseCommitsSet.class,
                    it -> it.organizationId() == tenant.id && it.version().equals("2.0"));
            assertThat(told).extracting(ReleaseCommitsSet::complete).containsExactly(false, true);
            assertThat(probe.facts(CommitsRequested.class))
                    .filteredOn(it -> it.organizationId() == tenant.id)
                    .hasSize(2);
        }
    }

    @Test
    void takesAnAnswerInPartsAndOnlyTheNewest() {
        try (FactSender facts = FactSender.create();
                TopicProbe probe = TopicProbe.fromNow(Topic.RELEASES)) {
            Graph graph = new Graph(tenant, facts, probe);
            tenant.connect(facts, "demo/web");
            refer("1.0", "demo/web", "base..head", null).then().statusCode(201);
            CommitsRequested question = graph.question("head");
            assertThat(question.base()).isEqualTo("base");
            List<String> shas = IntStream.range(0, 700).mapToObj(i -> "sha" + i).toList();

            graph.answer(question, Relation.AHEAD, true, shas, List.of("not-in-it"));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> tenant.reader()
                            .get(tenant.path("/releases/1.0/"))
                            .then()
                            .body("commitCount", equalTo(700))
                            .body("lastCommit.id", equalTo("sha0"))
                            .body("lastCommit.repository.url", equalTo("https://github.com/demo/web")));
            tenant.reader()
                    .get(tenant.path("/releases/1.0/commits/?per_page=100&cursor=100:6:0"))
                    .then()
                    .body("size()", equalTo(100))
                    .body("[99].id", equalTo("sha699"));
            assertThat(probe.awaitFacts(2, ReleaseCommitsSet.class, it -> it.organizationId() == tenant.id))
                    .allMatch(it -> it.total() == 700)
                    .extracting(it -> it.part().number())
                    .containsExactly(1, 2);

            // An answer to an older revision or of another organisation changes nothing.
            graph.answerAs(Tenant.create().id, question, question.revision(), List.of("foreign"));
            graph.answerAs(tenant.id, question, question.revision() - 1, List.of("old"));
            refer("2.0", "demo/web", "head..next", null).then().statusCode(201);
            graph.answer(graph.question("next"), Relation.AHEAD, true, List.of("next"), List.of());
            awaitCommits("2.0", "next");
            tenant.reader().get(tenant.path("/releases/1.0/")).then().body("lastCommit.id", equalTo("sha0"));
        }
    }

    @Test
    void keepsSeveralRepositoriesApart() {
        try (FactSender facts = FactSender.create();
                TopicProbe probe = TopicProbe.fromNow(Topic.RELEASES)) {
            Graph graph = new Graph(tenant, facts, probe);
            tenant.connect(facts, "demo/web");
            tenant.connect(facts, "demo/api");
            refer("1.0", "demo/web", "w0..w1", null).then().statusCode(201);
            refer("1.0", "demo/api", "a1", "a0").then().statusCode(208);
            graph.answer(graph.question("w1"), Relation.AHEAD, true, List.of("w1"), List.of());
            awaitCommits("1.0", "w1");
            assertThat(probe.facts(ReleaseCommitsSet.class)).noneMatch(it -> it.organizationId() == tenant.id);
            graph.answer(graph.question("a1"), Relation.AHEAD, true, List.of("a1"), List.of());

            assertThat(probe.awaitFact(ReleaseCommitsSet.class, it -> it.organizationId() == tenant.id)
                            .commits())
                    .extracting(it -> it.repository() + "@" + it.sha())
                    .containsExactlyInAnyOrder("demo/web@w1", "demo/api@a1");

            tenant.commits("1.0", "listed");
            awaitCommits("1.0", "listed");
        }
    }

    private Response refer(String version, String repository, String commit, @Nullable String previous) {
        String previousCommit = previous == null ? "null" : '"' + previous + '"';
        return tenant.ci()
                .body("""
                        {"version":"%s","projects":["web"],"refs":[{"repository":"%s","commit":"%s","previousCommit":%s}]}""".formatted(version, repository, commit, previousCommit))
                .post(tenant.path("/releases/"));
    }

    private void awaitCommits(String version, String... shas) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> tenant.reader()
                        .get(tenant.path("/releases/" + version + "/commits/"))
                        .then()
                        .body("id", contains(shas)));
    }
}
