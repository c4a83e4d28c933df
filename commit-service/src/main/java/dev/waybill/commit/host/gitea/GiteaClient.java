package dev.waybill.commit.host.gitea;

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
import dev.waybill.commit.host.RemoteRepo;
import dev.waybill.commit.host.RepositoryAtHost;
import dev.waybill.commit.host.WebhookForm;
import dev.waybill.commit.host.WebhookKeeper;
import dev.waybill.commit.host.WebhookWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The REST API, version 1, that Gitea and Forgejo share. A token needs {@code write:repository}. */
final class GiteaClient implements HostApi {

    static final WebhookForm FORM =
            new WebhookForm("application/json", List.of("push", "delete", "pull_request"), "Secret");

    private final HostCalls calls;
    private final String title;
    private final String type;

    /**
     * A client.
     *
     * @param title the host's name for people
     * @param type of its own webhooks
     */
    GiteaClient(HostCalls calls, String title, String type) {
        this.calls = calls;
        this.title = title;
        this.type = type;
    }

    @Override
    public RepositoryAtHost check(RemoteRepo repository) throws HostException {
        JsonNode told = session(repository).get(path(repository)).body();
        return new RepositoryAtHost(
                Json.text(told, "id"), Json.text(told, "full_name"), Json.textOrNull(told, "clone_url"));
    }

    @Override
    public EnsuredWebhook ensureWebhook(RemoteRepo repository, WebhookWish wish) throws HostException {
        return WebhookKeeper.ensure(new GiteaHooks(session(repository), path(repository), type), wish);
    }

    @Override
    public void removeWebhook(RemoteRepo repository, WebhookWish wish) throws HostException {
        WebhookKeeper.remove(new GiteaHooks(session(repository), path(repository), type), wish);
    }

    @Override
    public BranchHeads branches(RemoteRepo repository) throws HostException {
        return BranchHeads.read(
                session(repository),
                path(repository) + "/branches?limit=50",
                HostAnswer::next,
                "",
                "/name",
                "/commit/id");
    }

    /** All at once, newest first; the call knows no pages. */
    @Override
    public Comparison compare(RemoteRepo repository, String base, String head) throws HostException {
        JsonNode told = session(repository)
                .get(path(repository) + "/compare/" + base + "..." + head)
                .body();
        List<ComparedCommit> commits = new ArrayList<>();
        told.path("commits").forEach(commit -> commits.add(commit(commit)));
        boolean whole = commits.size() >= told.path("total_commits").asInt() && commits.size() <= Comparison.MOST;
        return new Comparison(commits.subList(0, Math.min(commits.size(), Comparison.MOST)), whole);
    }

    private HostSession session(RemoteRepo repository) throws HostException {
        return calls.with(
                title,
                GiteaNames.apiOf(repository.url(), repository.name()),
                Map.of("Authorization", "token " + repository.token()));
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
