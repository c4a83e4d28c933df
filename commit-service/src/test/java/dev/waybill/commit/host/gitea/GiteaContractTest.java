package dev.waybill.commit.host.gitea;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostCalls;
import dev.waybill.commit.host.HostContract;
import dev.waybill.commit.host.RepositoryAtHost;
import java.util.List;
import java.util.stream.Collectors;

class GiteaContractTest extends HostContract {

    @Override
    protected GitHost host(HostCalls calls) {
        return new GiteaHost(calls);
    }

    @Override
    protected String name() {
        return "demo/web";
    }

    @Override
    protected String page() {
        return "/git/demo/web";
    }

    @Override
    protected String credentialHeader() {
        return "Authorization";
    }

    @Override
    protected String credential() {
        return "token " + token();
    }

    @Override
    protected String repositoryPath() {
        return "/git/api/v1/repos/demo/web";
    }

    @Override
    protected String repositoryAnswer() {
        return """
                {"id": 3, "name": "web", "full_name": "demo/web", "html_url": "https://git.example/git/demo/web",
                 "clone_url": "https://git.example/git/demo/web.git"}""";
    }

    @Override
    protected RepositoryAtHost repository() {
        return new RepositoryAtHost("3", "demo/web", "https://git.example/git/demo/web.git");
    }

    @Override
    protected String hooksPath() {
        return repositoryPath() + "/hooks";
    }

    @Override
    protected String hooksAnswer(List<Hook> hooks) {
        return hooks.stream()
                .map(hook -> """
                        {"id": %s, "type": "gitea", "branch_filter": "*", "active": true,
                         "events": ["push", "delete"%s], "config": {"content_type": "json", "url": "%s"}}""".formatted(hook.id(), hook.right() ? ", \"pull_request\"" : "", hook.address()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    protected String createdAnswer(String id) {
        return "{\"id\": " + id + "}";
    }

    @Override
    protected String updateMethod() {
        return "PATCH";
    }

    @Override
    protected boolean playTwoPages(String firstPage, String secondPage) {
        playLinked(hooksPath(), firstPage, secondPage);
        return true;
    }

    @Override
    protected void playBranches() {
        playLinked(
                repositoryPath() + "/branches",
                "[" + branch("main", HEAD) + "," + branch("", MIDDLE) + "]",
                "[" + branch("a/topic", MIDDLE) + "," + branch("x", "--help") + "]");
    }

    private static String branch(String name, String sha) {
        return "{\"name\": \"" + name + "\", \"commit\": {\"id\": \"" + sha
                + "\", \"message\": \"x\"}, \"protected\": false}";
    }

    @Override
    protected void playCommits() {
        HOST.stubFor(get(urlPathEqualTo(repositoryPath() + "/compare/" + BASE + "..." + HEAD))
                .willReturn(okJson("{\"total_commits\": 2, \"commits\": [" + commit(HEAD, MIDDLE, "Head") + ","
                        + commit(MIDDLE, BASE, "Middle") + "]}")));
    }

    private static String commit(String sha, String parent, String message) {
        return """
                {"sha": "%s", "html_url": "https://git.example/git/demo/web/commit/%1$s",
                 "parents": [{"sha": "%2$s", "url": "x"}],
                 "commit": {"message": "%3$s",
                   "author": {"name": "Ada", "email": "ada@example.org", "date": "2026-11-20T10:00:00Z"},
                   "committer": {"name": "Ada", "email": "ada@example.org", "date": "2026-11-20T10:00:00Z"}}}""".formatted(sha, parent, message);
    }
}
