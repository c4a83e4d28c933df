package dev.waybill.commit.host;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.waybill.commit.host.outward.TestOutward;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host's API on a stage: WireMock answers in the shapes that the host documents. */
public abstract class HostStage {

    protected static final String BASE = "1".repeat(40);
    protected static final String MIDDLE = "2".repeat(40);
    protected static final String HEAD = "3".repeat(40);

    static final String ADDRESS = "https://waybill.example/webhooks/x/7";
    static final String SECRET = "s3cret-of-the-hook";

    @RegisterExtension
    protected static final WireMockExtension HOST = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    /** A webhook at the host. */
    public record Hook(String id, String address, boolean right) {}

    /** The host, whose calls are made so. */
    protected abstract GitHost host(HostCalls calls);

    /** The repository's name at the host. */
    protected abstract String name();

    /** The path of its page. */
    protected abstract String page();

    /** What the API is told to know who asks. */
    protected abstract String credentialHeader();

    protected abstract String credential();

    /** The path of the repository in the API. */
    protected abstract String repositoryPath();

    /** How the host describes it. */
    protected abstract String repositoryAnswer();

    /** What is understood of that. */
    protected abstract RepositoryAtHost repository();

    /** The path of the list of webhooks. */
    protected abstract String hooksPath();

    /** How the host lists these. */
    protected abstract String hooksAnswer(List<Hook> hooks);

    /** How it answers when one was made. */
    protected abstract String createdAnswer(String id);

    /** How one is changed: PATCH or PUT. */
    protected abstract String updateMethod();

    /** How many webhooks of the host make one of ours. */
    protected int parts() {
        return 1;
    }

    /** Plays a list of webhooks in two pages; false for a host that gives all at once. */
    protected abstract boolean playTwoPages(String firstPage, String secondPage);

    /**
     * Plays a list of branches: {@code main} at {@link #HEAD} and {@code a/topic} at {@link #MIDDLE}, in two pages where there are pages,
     * each with something that is no branch beside it.
     */
    protected abstract void playBranches();

    /** Plays the commits between {@link #BASE} and {@link #HEAD}: {@link #MIDDLE} and {@link #HEAD}, in two pages where there are pages. */
    protected abstract void playCommits();

    protected String token() {
        return "t0ken";
    }

    /** The id that is noted of a webhook. */
    protected String id(String plain) {
        return plain;
    }

    /** The address of the host. */
    protected static String origin() {
        return "http://127.0.0.1:" + HOST.getPort();
    }

    final void playRepository() {
        HOST.stubFor(get(urlPathEqualTo(repositoryPath())).willReturn(okJson(repositoryAnswer())));
    }

    final void playHooks(Hook... hooks) {
        HOST.stubFor(get(urlPathEqualTo(hooksPath())).willReturn(okJson(hooksAnswer(List.of(hooks)))));
    }

    final void playUpdates() {
        HOST.stubFor(
                request(updateMethod(), urlPathMatching(hooksPath() + "/.*")).willReturn(okJson(createdAnswer("12"))));
    }

    final void playDeletes() {
        HOST.stubFor(delete(urlPathMatching(hooksPath() + "/.*"))
                .willReturn(aResponse().withStatus(204)));
    }

    final void verifyUpdates(int count, String id) {
        HOST.verify(
                count,
                requestedFor(updateMethod(), urlPathMatching(hooksPath() + "/.*" + id + ".*"))
                        .withRequestBody(containing(ADDRESS)));
    }

    protected final HostApi api() {
        return host(calls(TestOutward.loopback())).api().orElseThrow();
    }

    final RemoteRepo remote() {
        return new RemoteRepo(name(), origin() + page(), token());
    }

    static WebhookWish wish(String knownId, boolean renew) {
        return new WebhookWish(ADDRESS, SECRET, knownId, renew);
    }

    static HostCalls calls(TestOutward outward) {
        return new HostCalls(outward.guard(), outward.client(), new ObjectMapper(), Clock.systemUTC());
    }

    static HostException failure(Call call) {
        return catchThrowableOfType(HostException.class, call::make);
    }

    interface Call {
        void make() throws HostException;
    }
}
