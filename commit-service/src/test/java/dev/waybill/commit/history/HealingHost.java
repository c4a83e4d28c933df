package dev.waybill.commit.history;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.waybill.commit.Hook;
import dev.waybill.commit.Payload;
import dev.waybill.commit.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A host that cuts its pushes and tells the rest when its API is asked, without a clone URL. */
enum HealingHost {
    GITHUB("github_enterprise", "/api/v3/repos/demo/web", "/hooks") {
        @Override
        String repository() {
            return "{\"id\": %d, \"full_name\": \"%s\"}".formatted(externalId(), NAME);
        }

        @Override
        MappingBuilder compare(String base, String head, int page) {
            MappingBuilder asked = get(urlPathEqualTo(api + "/compare/" + base + "..." + head));
            return page == 1 ? asked : asked.withQueryParam("page", equalTo(Integer.toString(page)));
        }

        @Override
        String page(List<String> shas, List<String> parents, int total) {
            String commits = IntStream.range(0, shas.size())
                    .mapToObj(
                            i -> """
                            {"sha": "%1$s", "html_url": "https://git.example.com/demo/web/commit/%1$s", "parents": [{"sha": "%2$s"}],
                             "commit": {"message": "message of %1$s", "author": %3$s, "committer": %3$s}}""".formatted(
                                            shas.get(i),
                                            parents.get(i),
                                            "{\"name\": \"Ada\", \"email\": \"ada@example.com\", \"date\": \"2026-11-20T09:00:00Z\"}"))
                    .collect(Collectors.joining(","));
            return "{\"total_commits\": " + total + ", \"commits\": [" + commits + "]}";
        }

        @Override
        void push(Hook hook, String before, String after, List<String> listed, int total) {
            Payload push = Payload.main(before, after);
            listed.forEach(push::commit);
            hook.push(push);
        }
    },
    GITLAB("gitlab", "/api/v4/projects/demo%2Fweb", "/hooks") {
        @Override
        String repository() {
            return "{\"id\": %d, \"path_with_namespace\": \"%s\"}".formatted(externalId(), NAME);
        }

        @Override
        MappingBuilder compare(String base, String head, int page) {
            MappingBuilder asked = get(urlPathEqualTo(api + "/repository/commits"))
                    .withQueryParam("ref_name", equalTo(base + ".." + head));
            return page == 1 ? asked : asked.withQueryParam("page", equalTo(Integer.toString(page)));
        }

        @Override
        String page(List<String> shas, List<String> parents, int total) {
            return IntStream.range(0, shas.size())
                    .map(i -> shas.size() - 1 - i)
                    .mapToObj(i -> """
                            {"id": "%1$s", "parent_ids": ["%2$s"], "message": "message of %1$s", "author_name": "Ada",
                             "author_email": "ada@example.com", "authored_date": "2026-11-20T09:00:00Z", "committer_name": "Ada",
                             "committer_email": "ada@example.com", "committed_date": "2026-11-20T09:00:00Z",
                             "web_url": "https://git.example.com/demo/web/-/commit/%1$s"}""".formatted(shas.get(i), parents.get(i)))
                    .collect(Collectors.joining(",", "[", "]"));
        }

        @Override
        void push(Hook hook, String before, String after, List<String> listed, int total) {
            String commits = listed.stream().map(sha -> """
                            {"id": "%1$s", "message": "message of %1$s", "timestamp": "2026-11-20T09:00:00Z",
                             "author": {"name": "Ada", "email": "ada@example.com"}}""".formatted(sha)).collect(Collectors.joining(","));
            String deliveryId = UUID.randomUUID().toString();
            given().header("X-Gitlab-Event", "Push Hook")
                    .header("X-Gitlab-Token", Hook.SECRET)
                    .header("Idempotency-Key", deliveryId)
                    .contentType("application/json")
                    .body("""
                            {"object_kind": "push", "ref": "refs/heads/main", "before": "%s", "after": "%s", "checkout_sha": "%2$s",
                             "total_commits_count": %d, "project_id": %d, "project": {"id": %4$d, "path_with_namespace": "%s",
                             "web_url": "https://git.example.com/demo/web"}, "commits": [%s]}""".formatted(before, after, total, externalId(), NAME, commits))
                    .post("/webhooks/gitlab/" + hook.repositoryId)
                    .then()
                    .statusCode(202);
            hook.awaitState(deliveryId, "processed");
        }
    };

    static final String NAME = "demo/web";

    /** So many commits has a push of these tests. */
    static final int TOTAL = 5;

    private final String provider;
    final String api;
    private final String hooks;

    HealingHost(String provider, String api, String hooks) {
        this.provider = provider;
        this.api = api;
        this.hooks = hooks;
    }

    /** What the API says of the repository; no clone URL. */
    abstract String repository();

    abstract MappingBuilder compare(String base, String head, int page);

    /** A page of commits, which are given oldest first. */
    abstract String page(List<String> shas, List<String> parents, int total);

    /** Sends a push that lists only some of its commits, and waits until it is worked off. */
    abstract void push(Hook hook, String before, String after, List<String> listed, int total);

    static long externalId() {
        return 1000 + NAME.hashCode();
    }

    /** Connects the repository with a token, or without one. */
    Hook connect(Tenant tenant, WireMockExtension host, String token) {
        host.stubFor(get(urlPathEqualTo(api)).willReturn(okJson(repository())));
        host.stubFor(get(urlPathEqualTo(api + hooks)).willReturn(okJson("[]")));
        host.stubFor(post(urlPathEqualTo(api + hooks))
                .willReturn(okJson("{\"id\": 12}").withStatus(201)));
        String page = "http://127.0.0.1:" + host.getPort() + "/" + NAME;
        Map<String, String> wish =
                new HashMap<>(Map.of("provider", provider, "name", NAME, "url", page, "webhookSecret", Hook.SECRET));
        if (token != null) {
            wish.put("token", token);
        }
        String id = tenant.call()
                .body(wish)
                .post("/api/0/organizations/{org}/repos/", tenant.slug)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Hook(tenant, Long.parseLong(id), NAME);
    }

    /** The API tells a line of commits in two pages. */
    void playCommits(WireMockExtension host, String base, List<String> line) {
        String head = line.getLast();
        List<String> parents = IntStream.range(0, line.size())
                .mapToObj(i -> i == 0 ? base : line.get(i - 1))
                .toList();
        boolean oldestFirst = this == GITHUB;
        int half = line.size() / 2;
        String older = page(line.subList(0, half), parents.subList(0, half), line.size());
        String newer = page(line.subList(half, line.size()), parents.subList(half, line.size()), line.size());
        String next = "<http://127.0.0.1:%d%s?ref_name=%s..%s&page=2>; rel=\"next\""
                .formatted(
                        host.getPort(),
                        this == GITHUB ? api + "/compare/" + base + "..." + head : api + "/repository/commits",
                        base,
                        head);
        host.stubFor(compare(base, head, 1)
                .willReturn(okJson(oldestFirst ? older : newer).withHeader("Link", next)));
        host.stubFor(compare(base, head, 2).willReturn(okJson(oldestFirst ? newer : older)));
    }

    void playFailure(WireMockExtension host, String base, String head, ResponseDefinitionBuilder answer) {
        host.stubFor(compare(base, head, 1).willReturn(answer));
    }

    /** The API tells where the branches are. */
    void playBranches(WireMockExtension host, Map<String, String> heads) {
        String branches = heads.entrySet().stream()
                .map(head -> "{\"name\": \"%s\", \"commit\": {\"%s\": \"%s\"}}"
                        .formatted(head.getKey(), this == GITHUB ? "sha" : "id", head.getValue()))
                .collect(Collectors.joining(",", "[", "]"));
        host.stubFor(get(urlPathEqualTo(branchesPath())).willReturn(okJson(branches)));
    }

    String branchesPath() {
        return api + (this == GITHUB ? "/branches" : "/repository/branches");
    }

    /** How often the API was asked for what is between two commits. */
    int asked(WireMockExtension host, String base, String head) {
        String path = this == GITHUB ? api + "/compare/" + base + "..." + head : api + "/repository/commits";
        return host.findAll(getRequestedFor(urlPathEqualTo(path))).size();
    }

    static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status);
    }
}
