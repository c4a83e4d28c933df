package dev.waybill.commit.host.azuredevops;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostCalls;
import dev.waybill.commit.host.HostContract;
import dev.waybill.commit.host.RepositoryAtHost;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

class AzureDevopsContractTest extends HostContract {

    @Override
    protected GitHost host(HostCalls calls) {
        return new AzureDevopsHost(new AzureDevopsClient(calls));
    }

    @Override
    protected String name() {
        return "Web Shop/web";
    }

    @Override
    protected String page() {
        return "/acme/Web%20Shop/_git/web";
    }

    @Override
    protected String credentialHeader() {
        return "Authorization";
    }

    @Override
    protected String credential() {
        return "Basic " + Base64.getEncoder().encodeToString((":" + token()).getBytes(UTF_8));
    }

    @Override
    protected String repositoryPath() {
        return "/acme/Web%20Shop/_apis/git/repositories/web";
    }

    @Override
    protected String repositoryAnswer() {
        return """
                {"id": "5febef5a", "name": "web", "project": {"id": "6ce954b1", "name": "Web Shop"},
                 "remoteUrl": "https://acme@dev.azure.com/acme/Web%20Shop/_git/web"}""";
    }

    @Override
    protected RepositoryAtHost repository() {
        return new RepositoryAtHost("5febef5a", "Web Shop/web", "https://dev.azure.com/acme/Web%20Shop/_git/web");
    }

    @Override
    protected String hooksPath() {
        return "/acme/_apis/hooks/subscriptions";
    }

    @Override
    protected String hooksAnswer(List<Hook> hooks) {
        return hooks.stream()
                .flatMap(hook -> AzureDevopsClient.FORM.events().stream().map(event -> """
                                {"id": "%s", "status": "%s", "publisherId": "tfs", "eventType": "%s",
                                 "publisherInputs": {"projectId": "6ce954b1", "repository": "5febef5a", "branch": ""},
                                 "consumerInputs": {"url": "%s", "httpHeaders": "********"}}""".formatted(
                        hook.id() + "-" + event, hook.right() ? "enabled" : "disabledBySystem", event, hook.address())))
                .collect(Collectors.joining(",", "{\"count\": 1, \"value\": [", "]}"));
    }

    @Override
    protected String createdAnswer(String id) {
        return "{\"id\": \"" + id + "\"}";
    }

    @Override
    protected String id(String plain) {
        return AzureDevopsClient.FORM.events().stream()
                .map(event -> plain + "-" + event)
                .collect(Collectors.joining(","));
    }

    @Override
    protected int parts() {
        return AzureDevopsClient.FORM.events().size();
    }

    @Override
    protected String updateMethod() {
        return "PUT";
    }

    @Override
    protected boolean playTwoPages(String firstPage, String secondPage) {
        return false;
    }

    @Override
    protected void playBranches() {
        HOST.stubFor(get(urlPathEqualTo(repositoryPath() + "/refs"))
                .withQueryParam("filter", equalTo("heads/"))
                .withQueryParam("continuationToken", absent())
                .willReturn(okJson("{\"count\": 2, \"value\": [" + branch("refs/heads/main", HEAD) + ","
                                + branch("", MIDDLE) + "]}")
                        .withHeader("x-ms-continuationtoken", "refs/heads/a topic")));
        HOST.stubFor(get(urlPathEqualTo(repositoryPath() + "/refs"))
                .withQueryParam("continuationToken", equalTo("refs/heads/a topic"))
                .willReturn(okJson("{\"count\": 2, \"value\": [" + branch("refs/heads/a/topic", MIDDLE) + ","
                        + branch("refs/heads/x", "--help") + "]}")));
    }

    private static String branch(String name, String sha) {
        return "{\"name\": \"" + name + "\", \"objectId\": \"" + sha + "\", \"url\": \"x\"}";
    }

    @Override
    protected void playCommits() {
        HOST.stubFor(post(urlPathEqualTo(repositoryPath() + "/commitsbatch"))
                .withQueryParam("$skip", equalTo("0"))
                .withRequestBody(matchingJsonPath("$.itemVersion.version", equalTo(BASE)))
                .withRequestBody(matchingJsonPath("$.compareVersion.version", equalTo(HEAD)))
                .willReturn(okJson(
                        "{\"count\": 2, \"value\": [" + commit(HEAD, "Head") + "," + commit(MIDDLE, "Middle") + "]}")));
        playParents(HEAD, "Head", MIDDLE);
        playParents(MIDDLE, "Middle", BASE);
    }

    /** Only a commit by itself is told with its parents. */
    private void playParents(String sha, String message, String parent) {
        String told = commit(sha, message);
        HOST.stubFor(get(urlPathEqualTo(repositoryPath() + "/commits/" + sha))
                .willReturn(okJson(told.substring(0, told.length() - 1) + ", \"parents\": [\"" + parent + "\"]}")));
    }

    private static String commit(String sha, String message) {
        return """
                {"commitId": "%s", "comment": "%s", "changeCounts": {"Add": 1},
                 "author": {"name": "Ada", "email": "ada@example.org", "date": "2026-11-20T10:00:00Z"},
                 "committer": {"name": "Ada", "email": "ada@example.org", "date": "2026-11-20T10:00:00Z"},
                 "remoteUrl": "https://dev.azure.com/acme/_git/web/commit/%1$s"}""".formatted(sha, message);
    }
}
