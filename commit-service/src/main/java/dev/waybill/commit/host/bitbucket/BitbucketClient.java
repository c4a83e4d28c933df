package dev.waybill.commit.host.bitbucket;

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
import dev.waybill.commit.host.Pages;
import dev.waybill.commit.host.RemoteRepo;
import dev.waybill.commit.host.RepositoryAtHost;
import dev.waybill.commit.host.WebhookForm;
import dev.waybill.commit.host.WebhookKeeper;
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
 * Bitbucket Cloud's REST API, version 2.0. A repository access token needs {@code repository} and {@code webhook}; an API token is written
 * {@code address:token}.
 */
@Singleton
final class BitbucketClient implements HostApi {

    static final WebhookForm FORM = new WebhookForm(
            "application/json",
            List.of(
                    "repo:push",
                    "repo:updated",
                    "pullrequest:created",
                    "pullrequest:updated",
                    "pullrequest:fulfilled",
                    "pullrequest:rejected"),
            "Secret");

    private static final String TITLE = "Bitbucket";

    private final HostCalls calls;

    @Inject
    BitbucketClient(HostCalls calls) {
        this.calls = calls;
    }

    @Override
    public RepositoryAtHost check(RemoteRepo repository) throws HostException {
        JsonNode told = session(repository).get(path(repository)).body();
        return new RepositoryAtHost(Json.text(told, "uuid"), Json.text(told, "full_name"), httpsOf(told));
    }

    @Override
    public EnsuredWebhook ensureWebhook(RemoteRepo repository, WebhookWish wish) throws HostException {
        return WebhookKeeper.ensure(new BitbucketHooks(session(repository), path(repository)), wish);
    }

    @Override
    public void removeWebhook(RemoteRepo repository, WebhookWish wish) throws HostException {
        WebhookKeeper.remove(new BitbucketHooks(session(repository), path(repository)), wish);
    }

    @Override
    public BranchHeads branches(RemoteRepo repository) throws HostException {
        return BranchHeads.read(
                session(repository),
                path(repository) + "/refs/branches?pagelen=100",
                BitbucketClient::next,
                "/values",
                "/name",
                "/target/hash");
    }

    @Override
    public Comparison compare(RemoteRepo repository, String base, String head) throws HostException {
        HostSession session = session(repository);
        HostAnswer first = session.get(path(repository) + "/commits/" + head + "?pagelen=100&exclude=" + base);
        List<ComparedCommit> commits = new ArrayList<>();
        boolean whole = Pages.each(session, first, BitbucketClient::next, page -> {
            page.body().path("values").forEach(commit -> commits.add(commit(commit)));
            return commits.size() < Comparison.MOST;
        });
        return new Comparison(commits, whole);
    }

    /** Where the next page of a list is. */
    static Optional<String> next(HostAnswer page) {
        return Optional.ofNullable(Json.textOrNull(page.body(), "next"));
    }

    private HostSession session(RemoteRepo repository) throws HostException {
        String token = repository.token();
        String authorization = token.indexOf(':') < 0
                ? "Bearer " + token
                : "Basic " + Base64.getEncoder().encodeToString(token.getBytes(UTF_8));
        return calls.with(TITLE, BitbucketNames.apiOf(repository.url()), Map.of("Authorization", authorization));
    }

    private static String path(RemoteRepo repository) {
        return "/repositories/" + repository.name();
    }

    private static @Nullable String httpsOf(JsonNode told) {
        for (JsonNode link : told.path("links").path("clone")) {
            if (link.path("name").asText().equals("https")) {
                // It carries the name of whoever asks.
                return link.path("href").asText().replaceFirst("^https://[^@/]*@", "https://");
            }
        }
        return null;
    }

    private static ComparedCommit commit(JsonNode told) {
        ComparedCommit.Signer author =
                RawAuthor.read(told.path("author").path("raw").asText(), Json.time(Json.textOrNull(told, "date")));
        return new ComparedCommit(
                told.path("hash").asText(),
                Json.texts(told.path("parents"), "hash"),
                told.path("message").asText(),
                author,
                author,
                Json.textOrNull(told.path("links").path("html"), "href"));
    }
}
