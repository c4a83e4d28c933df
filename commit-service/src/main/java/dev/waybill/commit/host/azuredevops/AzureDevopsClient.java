package dev.waybill.commit.host.azuredevops;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import dev.waybill.commit.host.WebhookWish;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The REST API, version 7.1, of Azure DevOps. A personal access token needs code (read) and, for webhooks, to edit subscriptions of the
 * project. One subscription has one event, so what is a webhook elsewhere is several of them here.
 */
@Singleton
final class AzureDevopsClient implements HostApi {

    static final WebhookForm FORM = new WebhookForm(
            "application/json (service hook \"Web Hooks\", resource details \"All\")",
            List.of("git.push", "git.pullrequest.created", "git.pullrequest.updated", "git.pullrequest.merged"),
            "Basic authentication password, or HTTP header X-Waybill-Secret");

    static final String VERSION = "api-version=7.1";

    private static final String TITLE = "Azure DevOps";
    private static final int PAGE = 500;

    /** Each costs a call. Larger pushes are better fetched. */
    private static final int MOST_SINGLE = 500;

    private final HostCalls calls;

    @Inject
    AzureDevopsClient(HostCalls calls) {
        this.calls = calls;
    }

    @Override
    public RepositoryAtHost check(RemoteRepo repository) throws HostException {
        JsonNode told = repository(session(repository), repository);
        return new RepositoryAtHost(
                Json.text(told, "id"),
                Json.text(told.path("project"), "name") + "/" + Json.text(told, "name"),
                withoutUser(Json.textOrNull(told, "remoteUrl")));
    }

    @Override
    public EnsuredWebhook ensureWebhook(RemoteRepo repository, WebhookWish wish) throws HostException {
        return subscriptions(repository).ensure(wish);
    }

    @Override
    public void removeWebhook(RemoteRepo repository, WebhookWish wish) throws HostException {
        // Subscriptions outlive the repository, so it is not asked for.
        new Subscriptions(session(repository), "", "").remove(wish);
    }

    @Override
    public BranchHeads branches(RemoteRepo repository) throws HostException {
        String path = path(repository) + "/refs?" + VERSION + "&filter=heads/&$top=1000";
        return BranchHeads.read(session(repository), path, page -> next(path, page), "/value", "/name", "/objectId");
    }

    /** Where the next page of a list is. */
    private static Optional<String> next(String path, HostAnswer page) {
        return page.header("x-ms-continuationtoken")
                .filter(token -> !token.isBlank())
                .map(token -> path + "&continuationToken=" + Json.segment(token));
    }

    /** Lists tell no parents, only a commit by itself does; so many are asked for, and of more none. */
    @Override
    public Comparison compare(RemoteRepo repository, String base, String head) throws HostException {
        HostSession session = session(repository);
        Map<String, Object> between = Map.of("itemVersion", version(base), "compareVersion", version(head));
        List<ComparedCommit> commits = new ArrayList<>();
        int read = PAGE;
        while (read == PAGE && commits.size() < Comparison.MOST) {
            JsonNode page = session.post(
                            path(repository) + "/commitsbatch?" + VERSION + "&$top=" + PAGE + "&$skip="
                                    + commits.size(),
                            between)
                    .body()
                    .path("value");
            read = page.size();
            page.forEach(commit -> commits.add(commit(commit)));
        }
        return new Comparison(withParents(session, path(repository), commits), read < PAGE);
    }

    private static List<ComparedCommit> withParents(HostSession session, String path, List<ComparedCommit> commits)
            throws HostException {
        if (commits.size() > MOST_SINGLE) {
            return commits;
        }
        List<ComparedCommit> whole = new ArrayList<>();
        for (ComparedCommit commit : commits) {
            whole.add(
                    commit.parents() != null
                            ? commit
                            : commit(session.get(path + "/commits/" + Json.segment(commit.sha()) + "?" + VERSION)
                                    .body()));
        }
        return whole;
    }

    private Subscriptions subscriptions(RemoteRepo repository) throws HostException {
        HostSession session = session(repository);
        JsonNode told = repository(session, repository);
        return new Subscriptions(session, Json.text(told, "id"), Json.text(told.path("project"), "id"));
    }

    private static JsonNode repository(HostSession session, RemoteRepo repository) throws HostException {
        return session.get(path(repository) + "?" + VERSION).body();
    }

    private HostSession session(RemoteRepo repository) throws HostException {
        // The user's name does not matter.
        String basic = Base64.getEncoder().encodeToString((":" + repository.token()).getBytes(UTF_8));
        return calls.with(
                TITLE,
                AzureDevopsNames.rootOf(repository.url(), repository.name()),
                Map.of("Authorization", "Basic " + basic));
    }

    private static String path(RemoteRepo repository) {
        return "/" + AzureDevopsNames.projectOf(repository.name()) + "/_apis/git/repositories/"
                + AzureDevopsNames.repositoryOf(repository.name());
    }

    private static Map<String, String> version(String sha) {
        return Map.of("versionType", "commit", "version", sha);
    }

    private static @Nullable String withoutUser(@Nullable String url) {
        return url == null ? null : url.replaceFirst("^(https?://)[^@/]*@", "$1");
    }

    private static ComparedCommit commit(JsonNode told) {
        JsonNode parents = told.path("parents");
        List<String> known = new ArrayList<>();
        parents.forEach(parent -> known.add(parent.asText()));
        return new ComparedCommit(
                told.path("commitId").asText(),
                parents.isArray() ? known : null,
                told.path("comment").asText(),
                Json.signer(told.path("author"), "name", "email", "date"),
                Json.signer(told.path("committer"), "name", "email", "date"),
                Json.textOrNull(told, "remoteUrl"));
    }
}
