package dev.waybill.commit.host.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.commit.host.BranchHeads;
import dev.waybill.commit.host.ComparedCommit;
import dev.waybill.commit.host.Comparison;
import dev.waybill.commit.host.EnsuredWebhook;
import dev.waybill.commit.host.HostAnswer;
import dev.waybill.commit.host.HostApi;
import dev.waybill.commit.host.HostCalls;
import dev.waybill.commit.host.HostException;
import dev.waybill.commit.host.HostSession;
import dev.waybill.commit.host.Json;
import dev.waybill.commit.host.Pages;
import dev.waybill.commit.host.RemoteRepo;
import dev.waybill.commit.host.RepositoryAtHost;
import dev.waybill.commit.host.WebhookForm;
import dev.waybill.commit.host.WebhookKeeper;
import dev.waybill.commit.host.WebhookWish;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * GitHub's REST API, version 2022-11-28, of github.com and of Enterprise Servers. A classic token needs {@code repo} and
 * {@code admin:repo_hook}, a fine-grained one contents (read) and webhooks (read and write).
 */
@Singleton
final class GithubClient implements HostApi {

    static final WebhookForm FORM = new WebhookForm(
            "application/json", List.of("push", "pull_request", "deployment_status", "repository"), "Secret");

    private static final String TITLE = "GitHub";

    private final HostCalls calls;

    @Inject
    GithubClient(HostCalls calls) {
        this.calls = calls;
    }

    @Override
    public RepositoryAtHost check(RemoteRepo repository) throws HostException {
        JsonNode told = session(repository).get(path(repository)).body();
        return new RepositoryAtHost(
                Json.text(told, "id"), Json.text(told, "full_name"), Json.textOrNull(told, "clone_url"));
    }

    @Override
    public EnsuredWebhook ensureWebhook(RemoteRepo repository, WebhookWish wish) throws HostException {
        return WebhookKeeper.ensure(new GithubHooks(session(repository), path(repository)), wish);
    }

    @Override
    public void removeWebhook(RemoteRepo repository, WebhookWish wish) throws HostException {
        WebhookKeeper.remove(new GithubHooks(session(repository), path(repository)), wish);
    }

    @Override
    public BranchHeads branches(RemoteRepo repository) throws HostException {
        return BranchHeads.read(
                session(repository),
                path(repository) + "/branches?per_page=100",
                HostAnswer::next,
                "",
                "/name",
                "/commit/sha");
    }

    /** Oldest first, 250 on the first page whatever is asked, unless pages are asked for. */
    @Override
    public Comparison compare(RemoteRepo repository, String base, String head) throws HostException {
        HostSession session = session(repository);
        HostAnswer first = session.get(path(repository) + "/compare/" + base + "..." + head + "?per_page=100");
        int total = first.body().path("total_commits").asInt();
        List<ComparedCommit> commits = new ArrayList<>();
        boolean whole = Pages.each(session, first, HostAnswer::next, page -> {
            page.body().path("commits").forEach(commit -> commits.add(commit(commit)));
            return commits.size() < Comparison.MOST;
        });
        return new Comparison(commits.reversed(), whole && commits.size() >= total);
    }

    private HostSession session(RemoteRepo repository) throws HostException {
        return calls.with(
                TITLE,
                GithubNames.apiOf(repository.url()),
                Map.of(
                        "Authorization", "Bearer " + repository.token(),
                        "Accept", "application/vnd.github+json",
                        "X-GitHub-Api-Version", "2022-11-28"));
    }

    private static String path(RemoteRepo repository) {
        return "/repos/" + repository.name();
    }

    private static ComparedCommit commit(JsonNode told) {
        JsonNode commit = told.path("commit");
        return new ComparedCommit(
                told.path("sha").asText(),
                Json.texts(told.path("parents"), "sha"),
                commit.path("message").asText(),
                Json.signer(commit.path("author"), "name", "email", "date"),
                Json.signer(commit.path("committer"), "name", "email", "date"),
                Json.textOrNull(told, "html_url"));
    }
}
