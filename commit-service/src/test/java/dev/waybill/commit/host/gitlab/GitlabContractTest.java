package dev.waybill.commit.host.gitlab;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostCalls;
import dev.waybill.commit.host.LinkedPagesContract;
import dev.waybill.commit.host.RepositoryAtHost;

class GitlabContractTest extends LinkedPagesContract {

    @Override
    protected GitHost host(HostCalls calls) {
        return new GitlabHost(new GitlabClient(calls));
    }

    @Override
    protected String name() {
        return "demo/team/web";
    }

    /** In a folder of its server, as some installations are. */
    @Override
    protected String page() {
        return "/gitlab/demo/team/web";
    }

    @Override
    protected String credentialHeader() {
        return "PRIVATE-TOKEN";
    }

    @Override
    protected String credential() {
        return token();
    }

    @Override
    protected String repositoryPath() {
        return "/gitlab/api/v4/projects/demo%2Fteam%2Fweb";
    }

    @Override
    protected String repositoryAnswer() {
        return """
                {"id": 15, "name": "Web", "name_with_namespace": "Demo / Team / Web", "path": "web",
                 "path_with_namespace": "demo/team/web", "web_url": "https://gitlab.example/demo/team/web",
                 "http_url_to_repo": "https://gitlab.example/demo/team/web.git"}""";
    }

    @Override
    protected RepositoryAtHost repository() {
        return new RepositoryAtHost("15", "demo/team/web", "https://gitlab.example/demo/team/web.git");
    }

    @Override
    protected String hookAnswer(Hook hook) {
        return """
                {"id": %s, "url": "%s", "project_id": 15, "push_events": %s, "push_events_branch_filter": "",
                 "tag_push_events": true, "merge_requests_events": true, "deployment_events": true,
                 "enable_ssl_verification": true, "alert_status": "executable", "disabled_until": null}""".formatted(hook.id(), hook.address(), hook.right());
    }

    @Override
    protected String updateMethod() {
        return "PUT";
    }

    @Override
    protected String branchesPath() {
        return repositoryPath() + "/repository/branches";
    }

    @Override
    protected String branchAnswer(String name, String sha) {
        return "{\"name\": \"" + name + "\", \"merged\": false, \"commit\": {\"id\": \"" + sha
                + "\", \"short_id\": \"x\"}}";
    }

    @Override
    protected void playCommits() {
        playLinked(
                repositoryPath() + "/repository/commits",
                "[" + commit(HEAD, MIDDLE, "Head") + "]",
                "[" + commit(MIDDLE, BASE, "Middle") + "]");
    }

    private static String commit(String sha, String parent, String message) {
        return """
                {"id": "%s", "short_id": "x", "title": "t", "message": "%3$s", "parent_ids": ["%2$s"],
                 "author_name": "Ada", "author_email": "ada@example.org", "authored_date": "2026-11-20T11:00:00.000+01:00",
                 "committer_name": "Ada", "committer_email": "ada@example.org", "committed_date": "2026-11-20T11:00:00.000+01:00",
                 "web_url": "https://gitlab.example/demo/team/web/-/commit/%1$s"}""".formatted(sha, parent, message);
    }
}
