package dev.waybill.commit.host.bitbucketserver;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The REST API, version 1.0, of Bitbucket Server and Data Center. An HTTP access token needs to administer the repository. */
@Singleton
final class BitbucketServerClient implements HostApi {

    static final WebhookForm FORM = new WebhookForm(
            "application/json",
            List.of(
                    "repo:refs_changed",
                    "repo:modified",
                    "pr:opened",
                    "pr:modified",
                    "pr:from_ref_updated",
                    "pr:merged",
                    "pr:declined"),
            "Secret");

    private static final String TITLE = "Bitbucket Data Center";

    private final HostCalls calls;

    @Inject
    BitbucketServerClient(HostCalls calls) {
        this.calls = calls;
    }

    @Override
    public RepositoryAtHost check(RemoteRepo repository) throws HostException {
        JsonNode told = session(repository)
                .get(BitbucketServerNames.pathOf(repository.name()))
                .body();
        return new RepositoryAtHost(
                Json.text(told, "id"),
                Json.text(told.path("project"), "key") + "/" + Json.text(told, "slug"),
                httpOf(told));
    }

    @Override
    public EnsuredWebhook ensureWebhook(RemoteRepo repository, WebhookWish wish) throws HostException {
        return WebhookKeeper.ensure(hooks(repository), wish);
    }

    @Override
    public void removeWebhook(RemoteRepo repository, WebhookWish wish) throws HostException {
        WebhookKeeper.remove(hooks(repository), wish);
    }

    @Override
    public BranchHeads branches(RemoteRepo repository) throws HostException {
        String path = BitbucketServerNames.pathOf(repository.name()) + "/branches?limit=100";
        return BranchHeads.read(session(repository), path, page -> next(path, page), "/values", "/id", "/latestCommit");
    }

    @Override
    public Comparison compare(RemoteRepo repository, String base, String head) throws HostException {
        HostSession session = session(repository);
        String path =
                BitbucketServerNames.pathOf(repository.name()) + "/commits?limit=100&since=" + base + "&until=" + head;
        List<ComparedCommit> commits = new ArrayList<>();
        boolean whole = Pages.each(session, session.get(path), page -> next(path, page), page -> {
            page.body().path("values").forEach(commit -> commits.add(commit(commit)));
            return commits.size() < Comparison.MOST;
        });
        return new Comparison(commits, whole);
    }

    /** Where the next page of a list is. */
    static Optional<String> next(String path, HostAnswer page) {
        JsonNode start = page.body().path("nextPageStart");
        return page.body().path("isLastPage").asBoolean(true) || !start.canConvertToLong()
                ? Optional.empty()
                : Optional.of(path + "&start=" + start.asLong());
    }

    private BitbucketServerHooks hooks(RemoteRepo repository) throws HostException {
        return new BitbucketServerHooks(session(repository), BitbucketServerNames.pathOf(repository.name()));
    }

    private HostSession session(RemoteRepo repository) throws HostException {
        return calls.with(
                TITLE,
                BitbucketServerNames.apiOf(repository.url()),
                Map.of("Authorization", "Bearer " + repository.token()));
    }

    private static @Nullable String httpOf(JsonNode told) {
        for (JsonNode link : told.path("links").path("clone")) {
            if (link.path("name").asText().equals("http")) {
                return link.path("href").asText();
            }
        }
        return null;
    }

    private static ComparedCommit commit(JsonNode told) {
        return new ComparedCommit(
                told.path("id").asText(),
                Json.texts(told.path("parents"), "id"),
                told.path("message").asText(),
                signer(told, "author"),
                signer(told, "committer"),
                null);
    }

    /** Times are told beside the people, in milliseconds. */
    private static ComparedCommit.Signer signer(JsonNode told, String who) {
        JsonNode at = told.path(who + "Timestamp");
        return new ComparedCommit.Signer(
                Json.textOrNull(told.path(who), "name"),
                Json.textOrNull(told.path(who), "emailAddress"),
                at.canConvertToLong() ? Instant.ofEpochMilli(at.asLong()) : null);
    }
}
