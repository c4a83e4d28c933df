package dev.waybill.release.releasecommit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.contracts.DeployFact.DeployRecorded;
import dev.waybill.contracts.DeployFact.RepositoryHead;
import dev.waybill.contracts.RangeFact.Relation;
import dev.waybill.contracts.ReleaseFact.CommitsRequested;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Graph;
import dev.waybill.release.Tenant;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class RefComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SHA = "c".repeat(40);

    private Tenant tenant;
    private FactSender facts;
    private TopicProbe releases;
    private TopicProbe deploys;
    private Graph graph;
    private long repository;

    @BeforeEach
    void connect() {
        tenant = Tenant.create();
        facts = FactSender.create();
        releases = TopicProbe.fromNow(Topic.RELEASES);
        deploys = TopicProbe.fromNow(Topic.DEPLOYS);
        graph = new Graph(tenant, facts, releases);
        repository = tenant.connect(facts, "Demo / Web", "https://git.example.com/demo/web.git");
        tenant.release("1.0");
    }

    @AfterEach
    void close() {
        facts.close();
        releases.close();
        deploys.close();
    }

    @Test
    void knowsARepositoryByWhateverItIsCalled() {
        put("1.0", refs("demo/web", "n1", "n0"));
        put("1.0", refs("DEMO/WEB ", "n1", "n0"));
        put("1.0", refs("git@git.example.com:demo/web.git", "n1", "n0"));
        put("1.0", refs("https://git.example.com/Demo/Web", "n1", "n0"));
        put("1.0", """
                {"headCommits":[{"repository":"demo/web","currentId":"n1","previousId":"n0"}]}""");
        put("1.0", refs("HOST-" + repository, "n1", "n0"));
        put("1.0", refs("demo/web", "n0..n1", "ignored"));

        assertThat(graph.question("n0", "n1").repository()).isEqualTo("Demo / Web");
        assertThat(heads("1.0")).extracting(RepositoryHead::sha).containsExactly("n1");
        assertThat(questions()).hasSize(1);
    }

    @Test
    void clearsEverythingWithEmptyRefs() {
        put("1.0", refs("demo/web", "abcdef1", "base"));
        graph.answer(graph.question("base", "abcdef1"), Relation.AHEAD, true, List.of("abcdef1"), List.of());
        await().atMost(PATIENCE).untilAsserted(() -> get("1.0").body("commitCount", equalTo(1)));
        assertThat(heads("1.0")).hasSize(1);

        put("1.0", "{\"refs\":[]}");

        get("1.0")
                .body("commitCount", equalTo(0))
                .body("lastCommit", nullValue())
                .body("authors", empty());
        assertThat(heads("1.0")).isEmpty();
        tenant.reader().get(tenant.path("/releases/1.0/repositories/")).then().body("", empty());
    }

    @Test
    void takesTheListAndNamesTheHeadWhereBothAreGiven() {
        put("1.0", """
                {"commits":[{"id":"listed","repository":"demo/web"}],"refs":[{"repository":"demo/web","commit":"%s"}]}""".formatted(SHA));

        get("1.0").body("lastCommit.id", equalTo("listed"));
        assertThat(heads("1.0")).extracting(RepositoryHead::sha).containsExactly(SHA);
        assertThat(questions()).isEmpty();
    }

    @Test
    void beginsWhereTheReleaseBeforeOfTheSamePackageEnded() {
        for (String version : List.of("app@1.0.0", "worker@1.0.0", "app@1.1.0", "other@1.0.0")) {
            tenant.release(version);
            put(version, refs("demo/web", version, null));
        }

        assertThat(graph.question("app@1.0.0").base()).isNull();
        assertThat(graph.question("worker@1.0.0").base()).isEqualTo("app@1.0.0");
        assertThat(graph.question("app@1.1.0").base()).isEqualTo("app@1.0.0");
        assertThat(graph.question("other@1.0.0").base()).isEqualTo("app@1.1.0");
    }

    /** Jobs of one build that name one repository each, again and again, in any order. */
    @Test
    void mergesRefsThatComeInParallel() {
        tenant.connect(facts, "demo/api", "https://git.example.com/demo/api");
        tenant.connect(facts, "demo/ui", "https://git.example.com/demo/ui");
        ExecutorService threads = Executors.newFixedThreadPool(9);
        try {
            List<CompletableFuture<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 27; i++) {
                String repository = List.of("demo/web", "demo/api", "demo/ui").get(i % 3);
                String body = refs(repository, "new-" + repository, "old-" + repository);
                calls.add(CompletableFuture.supplyAsync(
                        () -> tenant.ci()
                                .body(body)
                                .put(tenant.path("/releases/1.0/"))
                                .statusCode(),
                        threads));
            }
            assertThat(calls).extracting(CompletableFuture::join).containsOnly(200);
        } finally {
            threads.shutdownNow();
        }
        assertThat(heads("1.0"))
                .extracting(RepositoryHead::sha)
                .containsExactlyInAnyOrder("new-demo/web", "new-demo/api", "new-demo/ui");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(questions()).hasSize(3));
    }

    private List<CommitsRequested> questions() {
        return releases.facts(CommitsRequested.class).stream()
                .filter(it -> it.organizationId() == tenant.id)
                .toList();
    }

    /** What a deploy says that the release was built from. */
    private List<RepositoryHead> heads(String version) {
        long deploy = tenant.deploy(version, "test-" + System.nanoTime());
        return deploys.awaitFact(DeployRecorded.class, it -> it.deployId() == deploy)
                .heads();
    }

    private ValidatableResponse get(String version) {
        return tenant.reader().get(tenant.path("/releases/" + version + "/")).then();
    }

    private void put(String version, String body) {
        tenant.ci()
                .body(body)
                .put(tenant.path("/releases/" + version + "/"))
                .then()
                .statusCode(200);
    }

    private static String refs(String repository, String commit, @Nullable String previous) {
        return "{\"refs\":[{\"repository\":\"%s\",\"commit\":\"%s\",\"previousCommit\":%s}]}"
                .formatted(repository, commit, previous == null ? "null" : '"' + previous + '"');
    }
}
