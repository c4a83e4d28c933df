package dev.waybill.commit.host.bitbucket;

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

class BitbucketContractTest extends HostContract {

    @Override
    protected GitHost host(HostCalls calls) {
        return new BitbucketHost(new BitbucketClient(calls));
    }

    @Override
    protected String name() {
        return "demo/web";
    }

    @Override
    protected String page() {
        return "/demo/web";
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
        return "/2.0/repositories/demo/web";
    }

    @Override
    protected String repositoryAnswer() {
        return """
                {"type": "repository", "uuid": "{8ab2-9c}", "full_name": "demo/web", "name": "Web",
                 "links": {"html": {"href": "https://bitbucket.org/demo/web"},
                   "clone": [{"name": "https", "href": "https://ada@bitbucket.org/demo/web.git"},
                             {"name": "ssh", "href": "git@bitbucket.org:demo/web.git"}]}}""";
    }

    @Override
    protected RepositoryAtHost repository() {
        return new RepositoryAtHost("{8ab2-9c}", "demo/web", "https://bitbucket.org/demo/web.git");
    }

    @Override
    protected String hooksPath() {
        return repositoryPath() + "/hooks";
    }

    @Override
    protected String hooksAnswer(List<Hook> hooks) {
        return page(
                hooks.stream()
                        .map(hook -> """
                                {"uuid": "{%s}", "url": "%s", "active": %s, "secret_set": true, "skip_cert_verification": false,
                                 "events": ["repo:push", "repo:updated", "pullrequest:created", "pullrequest:updated",
                                            "pullrequest:fulfilled", "pullrequest:rejected"]}""".formatted(hook.id(), hook.address(), hook.right()))
                        .collect(Collectors.joining(",")),
                null);
    }

    @Override
    protected String createdAnswer(String id) {
        return "{\"uuid\": \"" + id + "\"}";
    }

    @Override
    protected String id(String plain) {
        return "{" + plain + "}";
    }

    @Override
    protected String updateMethod() {
        return "PUT";
    }

    @Override
    protected boolean playTwoPages(String firstPage, String secondPage) {
        String first = firstPage.substring(0, firstPage.length() - 1) + ", \"next\": \"" + origin() + hooksPath()
                + "?page=2\"}";
        play(hooksPath(), first, secondPage);
        return true;
    }

    @Override
    protected void playBranches() {
        String path = repositoryPath() + "/refs/branches";
        play(
                path,
                page(branch("main", HEAD) + "," + branch("", MIDDLE), origin() + path + "?page=2"),
                page(branch("a/topic", MIDDLE) + "," + branch("x", "--help"), null));
    }

    private static String branch(String name, String sha) {
        return "{\"type\": \"branch\", \"name\": \"" + name + "\", \"target\": {\"type\": \"commit\", \"hash\": \""
                + sha + "\"}}";
    }

    @Override
    protected void playCommits() {
        String path = repositoryPath() + "/commits/" + HEAD;
        play(
                path,
                page(commit(HEAD, MIDDLE, "Head"), origin() + path + "?page=2"),
                page(commit(MIDDLE, BASE, "Middle"), null));
    }

    private static void play(String path, String firstPage, String secondPage) {
        HOST.stubFor(get(urlPathEqualTo(path)).withQueryParam("page", absent()).willReturn(okJson(firstPage)));
        HOST.stubFor(
                get(urlPathEqualTo(path)).withQueryParam("page", equalTo("2")).willReturn(okJson(secondPage)));
    }

    private static String page(String values, String next) {
        return "{\"pagelen\": 100, \"values\": [" + values + "]" + (next == null ? "" : ", \"next\": \"" + next + "\"")
                + "}";
    }

    private static String commit(String sha, String parent, String message) {
        return """
                {"type": "commit", "hash": "%s", "date": "2026-11-20T10:00:00+00:00", "message": "%3$s",
                 "author": {"type": "author", "raw": "Ada <ada@example.org>"}, "parents": [{"type": "commit", "hash": "%2$s"}],
                 "links": {"html": {"href": "https://bitbucket.org/demo/web/commits/%1$s"}}}""".formatted(sha, parent, message);
    }
}
