package dev.waybill.release.releasecommit;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.contracts.Part;
import dev.waybill.contracts.ReleaseFact.ReleaseCommit;
import dev.waybill.contracts.ReleaseFact.ReleaseCommitsSet;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class CommitListComponentTest {

    private static final int LIMIT = 20 * 1024 * 1024;

    @TestHTTPResource
    URI root;

    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
    }

    @Test
    void showsCommitsFilesAndRepositories() {
        tenant.release("1.0");
        put("1.0", """
                {"commits":[
                  {"id":"c3","repository":"api","message":"Third","author_name":"Eve","patch_set":[{"path":"b.txt","type":"D"}]},
                  {"id":"c2","repository":"origin","author_name":"Ada","author_email":"ada@example.com","message":"Second",
                   "patch_set":[{"path":"b.txt","type":"M"},{"path":"a.txt","type":"A"}]},
                  {"id":"c1","repository":"origin"}]}""");
        String path = tenant.path("/releases/1.0");

        tenant.reader()
                .get(path + "/commits/?repo_name=ORIGIN")
                .then()
                .statusCode(200)
                .body("id", contains("c2", "c1"));
        tenant.reader()
                .get(path + "/commits/?per_page=1&cursor=1:1:0")
                .then()
                .header("Link", containsString("rel=\"next\"; results=\"true\"; cursor=\"1:2:0\""))
                .body("id", contains("c2"));
        tenant.reader()
                .get(path + "/commits/?repo_name=unknown")
                .then()
                .statusCode(404)
                .body("detail", equalTo("The requested resource does not exist"));
        tenant.reader().get(path + "/commits/?repo_id=17").then().statusCode(404);
        tenant.reader()
                .get(path + "/commitfiles/")
                .then()
                .statusCode(200)
                .body("filename", contains("a.txt", "b.txt", "b.txt"))
                .body("type", contains("A", "D", "M"))
                .body("repoName", contains("origin", "api", "origin"))
                .body("orgId[0]", equalTo((int) tenant.id))
                .body("commitMessage", contains("Second", "Third", "Second"))
                .body("author.name", contains("Ada Lovelace", "Eve", "Ada Lovelace"))
                .body("author.email", contains("ada@example.com", "eve@localhost", "ada@example.com"));
        tenant.reader()
                .get(path + "/commitfiles/?repo_name=api&per_page=1")
                .then()
                .header("Link", containsString("rel=\"next\"; results=\"false\""))
                .body("type", contains("D"));
        tenant.reader()
                .get(path + "/repositories/")
                .then()
                .body("name", contains("api", "origin"))
                .body("provider.id", contains("unknown", "unknown"))
                .body("[0].id", nullValue());
        tenant.reader().get(path + "/resolved/").then().statusCode(200).body("", empty());
        for (String list : List.of("commits", "commitfiles", "repositories", "resolved")) {
            tenant.reader()
                    .get(tenant.projectPath("web", "/releases/1.0/" + list + "/"))
                    .then()
                    .statusCode(200);
            tenant.reader()
                    .get(tenant.projectPath("ios", "/releases/1.0/" + list + "/"))
                    .then()
                    .statusCode(404);
            tenant.reader()
                    .get(tenant.path("/releases/2.0/" + list + "/"))
                    .then()
                    .statusCode(404);
            Tenant.create().reader().get(path + "/" + list + "/").then().statusCode(404);
        }
    }

    @Test
    void takesTenThousandCommitsWithTheirFilesAtOnce() {
        tenant.release("1.0");
        String body = commits(IntStream.range(0, 10_000).boxed().toList());
        try (TopicProbe probe = TopicProbe.fromNow(Topic.RELEASES)) {
            put("1.0", body);
            put("1.0", body);
            put("1.0", "{\"refs\":[]}");

            probe.awaitFact(ReleaseCommitsSet.class, it -> it.organizationId() == tenant.id && it.total() == 0);
            List<ReleaseCommitsSet> parts = probe.facts(ReleaseCommitsSet.class).stream()
                    .filter(it -> it.organizationId() == tenant.id && it.total() == 10_000)
                    .toList();
            assertThat(parts).allMatch(it -> it.commits().size() <= Part.MAX_ITEMS);
            assertThat(parts)
                    .extracting(it -> it.part().number())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, parts.getFirst().part().of())
                                    .boxed()
                                    .toList());
            assertThat(parts.stream()
                            .flatMap(it -> it.commits().stream())
                            .map(ReleaseCommit::sha)
                            .toList())
                    .hasSize(10_000)
                    .doesNotHaveDuplicates()
                    .startsWith("%040x".formatted(0));
        }
        tenant.reader().get(tenant.path("/releases/1.0/commits/")).then().body("", empty());
    }

    /** However often and in whatever order a build says it: all calls succeed, the list is the same, and it is told once. */
    @Test
    void queuesCallsInParallelAndTellsTheSameListOnce() {
        tenant.release("1.0");
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, 60).boxed().toList());
        Random random = new Random(5);
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try (TopicProbe probe = TopicProbe.fromNow(Topic.RELEASES)) {
            List<CompletableFuture<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 36; i++) {
                Collections.shuffle(numbers, random);
                String body = commits(numbers);
                calls.add(supplyAsync(
                        () -> tenant.ci()
                                .body(body)
                                .put(tenant.path("/releases/1.0/"))
                                .statusCode(),
                        threads));
            }
            assertThat(calls).extracting(CompletableFuture::join).containsOnly(200);
            put("1.0", "{\"refs\":[]}");

            probe.awaitFact(ReleaseCommitsSet.class, it -> it.organizationId() == tenant.id && it.total() == 0);
            assertThat(probe.facts(ReleaseCommitsSet.class))
                    .filteredOn(it -> it.organizationId() == tenant.id)
                    .extracting(ReleaseCommitsSet::total)
                    .containsExactly(60, 0);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void showsEachCommitOfAProjectOnceWhateverComesMeanwhile() {
        tenant.release("1.0", "a1", "a2", "a3");
        tenant.release("2.0", "b1", "a1", "b2", "b3");
        tenant.release("3.0", "c1", "c2");
        List<String> expected = List.of("c1", "c2", "b1", "a1", "b2", "b3", "a2", "a3");
        List<String> seen = new ArrayList<>();
        List<String> pages = new ArrayList<>();
        String next = "";
        for (int i = 0; next != null; i++) {
            Response page = tenant.reader().get(tenant.projectPath("web", "/commits/?per_page=3&cursor=" + next));
            List<String> shas = page.then().statusCode(200).extract().jsonPath().getList("id", String.class);
            assertThat(shas.size()).isEqualTo(Math.min(3, expected.size() - seen.size()));
            seen.addAll(shas);
            pages.add(link(page, "previous"));
            next = link(page, "next");
            tenant.release("4.0-" + i, "late" + i);
        }

        assertThat(seen).containsExactlyElementsOf(expected);
        assertThat(pages).hasSize(3).startsWith((String) null);
        tenant.reader()
                .get(tenant.projectPath("web", "/commits/?per_page=3&cursor=" + pages.get(2)))
                .then()
                .body("id", contains("a1", "b2", "b3"));
        tenant.reader()
                .get(tenant.projectPath("web", "/commits/?query=b"))
                .then()
                .body("id", contains("b1", "b2", "b3"));
        tenant.reader().get(tenant.projectPath("ios", "/commits/")).then().body("", empty());
    }

    private static @Nullable String link(Response page, String rel) {
        Matcher matcher = Pattern.compile("rel=\"" + rel + "\"; results=\"true\"; cursor=\"([^\"]+)\"")
                .matcher(page.header("Link"));
        return matcher.find() ? matcher.group(1) : null;
    }

    @Test
    void leavesTheListAloneForAnEmptyOne() {
        tenant.release("1.0", "a", "b");

        put("1.0", "{\"commits\":[],\"headCommits\":[]}");

        tenant.reader().get(tenant.path("/releases/1.0/commits/")).then().body("id", contains("a", "b"));
    }

    @Test
    void saysWhichLimitABodyBreaks() throws IOException, InterruptedException {
        tenant.release("1.0");
        byte[] tooLarge = " ".repeat(LIMIT + 1).getBytes(StandardCharsets.US_ASCII);

        for (BodyPublisher body : List.of(
                BodyPublishers.ofByteArray(tooLarge),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge)))) {
            HttpResponse<String> refused = send(body);
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
            assertThat(refused.body())
                    .isEqualTo("{\"detail\":\"The request body is too large: at most 20 MiB are taken.\"}");
        }
        byte[] small = "{\"ref\":\"main\"}".getBytes(StandardCharsets.US_ASCII);
        assertThat(send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(small)))
                        .statusCode())
                .isEqualTo(200);
        tenant.ci()
                .body("{\"commits\":[" + "{\"id\":\"a\"},".repeat(10_000) + "{\"id\":\"b\"}]}")
                .put(tenant.path("/releases/1.0/"))
                .then()
                .statusCode(400)
                .body("commits", contains("Ensure this field has no more than 10000 elements."));
    }

    private HttpResponse<String> send(BodyPublisher body) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(
                    HttpRequest.newBuilder(root.resolve(tenant.path("/releases/1.0/")))
                            .header("Authorization", "Bearer " + tenant.ci)
                            .header("Content-Type", "application/json")
                            .PUT(body)
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private void put(String version, String body) {
        tenant.ci()
                .body(body)
                .put(tenant.path("/releases/" + version + "/"))
                .then()
                .statusCode(200);
    }

    /** Commits by their numbers, the lowest the newest, each with five files. */
    private static String commits(List<Integer> numbers) {
        Instant newest = Instant.parse("2026-11-24T10:00:00Z");
        List<String> commits = numbers.stream()
                .map(number -> """
                        {"id":"%040x","repository":"origin","author_name":"Ada","author_email":"ada%d@example.com",\
                        "message":"Change number %d","timestamp":"%s","patch_set":[%s]}""".formatted(number, number % 50, number, newest.minusSeconds(number), files(number)))
                .toList();
        return "{\"commits\":[" + String.join(",", commits) + "]}";
    }

    private static String files(int number) {
        return String.join(
                ",",
                IntStream.range(0, 5)
                        .mapToObj(i -> "{\"path\":\"services/service%d/src/main/java/File%d.java\",\"type\":\"M\"}"
                                .formatted(number % 20, i))
                        .toList());
    }
}
