package dev.waybill.commit.host.gitlab;

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

/** GitLab's REST API, version 4. A token needs {@code api} and, for webhooks, the role of a maintainer. */
@Singleton
final class GitlabClient implements HostApi {

    static final WebhookForm FORM = new WebhookForm(
            "application/json",
            List.of("Push events", "Tag push events", "Merge request events", "Deployment events"),
            "Secret token");

    private static final String TITLE = "GitLab";

    private final HostCalls calls;

    @Inject
    GitlabClient(HostCalls calls) {
        this.calls = calls;
    }

    @Override
    public RepositoryAtHost check(RemoteRepo repository) throws HostException {
        JsonNode told = session(repository).get(path(repository)).body();
        return new RepositoryAtHost(
                Json.text(told, "id"),
                Json.text(told, "path_with_namespace"),
                Json.textOrNull(told, "http_url_to_repo"));
    }

    @Override
    public EnsuredWebhook ensureWebhook(RemoteRepo repository, WebhookWish wish) throws HostException {
        return WebhookKeeper.ensure(new GitlabHooks(session(repository), path(repository)), wish);
    }

    @Override
    public void removeWebhook(RemoteRepo repository, WebhookWish wish) throws HostException {
        WebhookKeeper.remove(new GitlabHooks(session(repository), path(repository)), wish);
    }

    @Override
    public BranchHeads branches(RemoteRepo repository) throws HostException {
        return BranchHeads.read(
                session(repository),
                path(repository) + "/repository/branches?per_page=100",
                HostAnswer::next,
                "",
                "/name",
                "/commit/id");
    }

    /** The list of commits takes a range and comes in pages with parents; the compare call gives neither. */
    @Override
    public Comparison compare(RemoteRepo repository, String base, String head) throws HostException {
        HostSession session = session(repository);
        HostAnswer first =
                session.get(path(repository) + "/repository/commits?per_page=100&ref_name=" + base + ".." + head);
        List<ComparedCommit> commits = new ArrayList<>();
        boolean whole = Pages.each(session, first, HostAnswer::next, page -> {
            page.body().forEach(commit -> commits.add(commit(commit)));
            return commits.size() < Comparison.MOST;
        });
        return new Comparison(commits, whole);
    }

    private HostSession session(RemoteRepo repository) throws HostException {
        return calls.with(
                TITLE,
                GitlabNames.apiOf(repository.url(), repository.name()),
                Map.of("PRIVATE-TOKEN", repository.token()));
    }

    private static String path(RemoteRepo repository) {
        return "/projects/" + Json.segment(repository.name());
    }

    private static ComparedCommit commit(JsonNode told) {
        List<String> parents = new ArrayList<>();
        told.path("parent_ids").forEach(parent -> parents.add(parent.asText()));
        return new ComparedCommit(
                told.path("id").asText(),
                parents,
                told.path("message").asText(),
                Json.signer(told, "author_name", "author_email", "authored_date"),
                Json.signer(told, "committer_name", "committer_email", "committed_date"),
                Json.textOrNull(told, "web_url"));
    }
}
