package dev.waybill.commit.host.gitea;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostCalls;
import dev.waybill.commit.host.LinkedPagesContract;
import dev.waybill.commit.host.RepositoryAtHost;

class GiteaContractTest extends LinkedPagesContract {

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
    protected String hookAnswer(Hook hook) {
        return """
                {"id": %s, "type": "gitea", "branch_filter": "*", "active": true,
                 "events": ["push", "delete"%s], "config": {"content_type": "json", "url": "%s"}}""".formatted(hook.id(), hook.right() ? ", \"pull_request\"" : "", hook.address());
    }

    @Override
    protected String updateMethod() {
        return "PATCH";
    }

    @Override
    protected String branchesPath() {
        return repositoryPath() + "/branches";
    }

    @Override
    protected String branchAnswer(String name, String sha) {
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
