package dev.waybill.commit.host.github;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostCalls;
import dev.waybill.commit.host.LinkedPagesContract;
import dev.waybill.commit.host.RepositoryAtHost;

class GithubContractTest extends LinkedPagesContract {

    @Override
    protected GitHost host(HostCalls calls) {
        return new GithubHost(new GithubClient(calls));
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
        return "/api/v3/repos/demo/web";
    }

    @Override
    protected String repositoryAnswer() {
        return """
                {"id": 4711, "node_id": "R_x", "name": "web", "full_name": "Demo/web", "private": true,
                 "html_url": "https://github.com/Demo/web", "clone_url": "https://github.com/Demo/web.git"}""";
    }

    @Override
    protected RepositoryAtHost repository() {
        return new RepositoryAtHost("4711", "Demo/web", "https://github.com/Demo/web.git");
    }

    @Override
    protected String hookAnswer(Hook hook) {
        return """
                {"type": "Repository", "id": %s, "name": "web", "active": true,
                 "events": ["push", "pull_request", "deployment_status"%s],
                 "config": {"url": "%s", "content_type": "json", "secret": "********", "insecure_ssl": "0"}}""".formatted(hook.id(), hook.right() ? ", \"repository\"" : "", hook.address());
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
        return "{\"name\": \"" + name + "\", \"commit\": {\"sha\": \"" + sha
                + "\", \"url\": \"x\"}, \"protected\": false}";
    }

    @Override
    protected void playCommits() {
        playLinked(
                repositoryPath() + "/compare/" + BASE + "..." + HEAD,
                comparison(commit(MIDDLE, BASE, "Middle")),
                comparison(commit(HEAD, MIDDLE, "Head")));
    }

    private static String comparison(String commits) {
        return "{\"status\": \"ahead\", \"ahead_by\": 2, \"behind_by\": 0, \"total_commits\": 2, \"commits\": ["
                + commits + "]}";
    }

    private static String commit(String sha, String parent, String message) {
        return """
                {"sha": "%s", "html_url": "https://github.com/demo/web/commit/%1$s", "parents": [{"sha": "%s"}],
                 "commit": {"message": "%s",
                   "author": {"name": "Ada", "email": "ada@example.org", "date": "2026-11-20T10:00:00Z"},
                   "committer": {"name": "GitHub", "email": "noreply@github.com", "date": "2026-11-20T10:00:01Z"}}}""".formatted(sha, parent, message);
    }
}
