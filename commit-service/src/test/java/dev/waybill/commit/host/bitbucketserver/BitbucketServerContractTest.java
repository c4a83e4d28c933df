package dev.waybill.commit.host.bitbucketserver;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostCalls;
import dev.waybill.commit.host.HostContract;
import dev.waybill.commit.host.RepositoryAtHost;
import java.util.List;
import java.util.stream.Collectors;

class BitbucketServerContractTest extends HostContract {

    @Override
    protected GitHost host(HostCalls calls) {
        return new BitbucketServerHost(new BitbucketServerClient(calls));
    }

    @Override
    protected String name() {
        return "DEMO/web";
    }

    @Override
    protected String page() {
        return "/bitbucket/projects/DEMO/repos/web/browse";
    }

    @Override
    protected String credentialHeader() {
        return "Authorization";
    }

    @Override
    protected String credential() {
        return "Bearer " + token();
    }

    @Override
    protected String repositoryPath() {
        return "/bitbucket/rest/api/1.0/projects/DEMO/repos/web";
    }

    @Override
    protected String repositoryAnswer() {
        return """
                {"slug": "web", "id": 84, "name": "Web", "project": {"key": "DEMO", "id": 3},
                 "links": {"clone": [{"href": "https://git.example/scm/demo/web.git", "name": "http"},
                                     {"href": "ssh://git@git.example:7999/demo/web.git", "name": "ssh"}]}}""";
    }

    @Override
    protected RepositoryAtHost repository() {
        return new RepositoryAtHost("84", "DEMO/web", "https://git.example/scm/demo/web.git");
    }

    @Override
    protected String hooksPath() {
        return repositoryPath() + "/webhooks";
    }

    @Override
    protected String hooksAnswer(List<Hook> hooks) {
        return lastPage(hooks.stream()
                .map(hook -> """
                        {"id": %s, "name": "Waybill", "url": "%s", "active": %s, "configuration": {"secret": "*****"},
                         "events": ["repo:refs_changed", "repo:modified", "pr:opened", "pr:modified", "pr:from_ref_updated",
                                    "pr:merged", "pr:declined"]}""".formatted(hook.id(), hook.address(), hook.right()))
                .collect(Collectors.joining(",")));
    }

    @Override
    protected String createdAnswer(String id) {
        return "{\"id\": " + id + "}";
    }

    @Override
    protected String updateMethod() {
        return "PUT";
    }

    @Override
    protected boolean playTwoPages(String firstPage, String secondPage) {
        play(
                hooksPath(),
                firstPage.replace("\"isLastPage\": true", "\"isLastPage\": false, \"nextPageStart\": 1"),
                secondPage);
        return true;
    }

    @Override
    protected void playBranches() {
        play(
                repositoryPath() + "/branches",
                lastPage(branch("refs/heads/main", HEAD) + "," + branch("", MIDDLE))
                        .replace("\"isLastPage\": true", "\"isLastPage\": false, \"nextPageStart\": 1"),
                lastPage(branch("refs/heads/a/topic", MIDDLE) + "," + branch("refs/heads/x", "--help")));
    }

    private static String branch(String id, String sha) {
        return "{\"id\": \"" + id + "\", \"displayId\": \"x\", \"type\": \"BRANCH\", \"latestCommit\": \"" + sha
                + "\"}";
    }

    @Override
    protected void playCommits() {
        play(
                repositoryPath() + "/commits",
                lastPage(commit(HEAD, MIDDLE, "Head"))
                        .replace("\"isLastPage\": true", "\"isLastPage\": false, \"nextPageStart\": 1"),
                lastPage(commit(MIDDLE, BASE, "Middle")));
    }

    private static void play(String path, String firstPage, String secondPage) {
        HOST.stubFor(get(urlPathEqualTo(path)).withQueryParam("start", absent()).willReturn(okJson(firstPage)));
        HOST.stubFor(
                get(urlPathEqualTo(path)).withQueryParam("start", equalTo("1")).willReturn(okJson(secondPage)));
    }

    private static String lastPage(String values) {
        return "{\"size\": 1, \"limit\": 100, \"isLastPage\": true, \"values\": [" + values + "], \"start\": 0}";
    }

    private static String commit(String sha, String parent, String message) {
        return """
                {"id": "%s", "displayId": "x", "message": "%3$s", "parents": [{"id": "%2$s", "displayId": "y"}],
                 "author": {"name": "Ada", "emailAddress": "ada@example.org"}, "authorTimestamp": 1795168800000,
                 "committer": {"name": "Ada", "emailAddress": "ada@example.org"}, "committerTimestamp": 1795168800000}""".formatted(sha, parent, message);
    }
}
