package dev.waybill.commit.host;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.waybill.commit.host.EnsuredWebhook.Done;
import dev.waybill.commit.host.outward.TestOutward;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected of every host's API, played by WireMock in the shapes that the host documents. */
public abstract class HostContract {

    protected static final String BASE = "1".repeat(40);
    protected static final String MIDDLE = "2".repeat(40);
    protected static final String HEAD = "3".repeat(40);

    private static final String ADDRESS = "https://waybill.example/webhooks/x/7";
    private static final String SECRET = "s3cret-of-the-hook";

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

    /** Plays the commits between {@link #BASE} and {@link #HEAD}: {@link #MIDDLE} and {@link #HEAD}, in two pages where there are pages. */
    protected abstract void playCommits();

    @Test
    void opensARepositoryWithItsToken() throws HostException {
        playRepository();

        assertThat(api().check(remote())).isEqualTo(repository());
        HOST.verify(requestedFor("GET", urlPathEqualTo(repositoryPath()))
                .withHeader(credentialHeader(), equalTo(credential())));
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "422, UNEXPECTED",
        "429, LIMITED",
        "500, UNAVAILABLE",
        "502, UNAVAILABLE",
        "503, UNAVAILABLE",
        "504, UNAVAILABLE",
    })
    void saysWhyARepositoryIsNotOpened(int status, HostProblem problem) {
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody("<b>token " + token() + "</b>")));

        HostException failure = failure(() -> api().check(remote()));

        assertThat(failure.problem()).isEqualTo(problem);
        assertThat(failure.sentence()).contains(problem == HostProblem.LIMITED ? "no more calls" : "" + status);
        assertThat(failure.toString()).doesNotContain(token());
    }

    @Test
    void isLeftAloneAsLongAsItWants() {
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "120")));
        HostApi api = api();

        HostException first = failure(() -> api.check(remote()));
        HostException second = failure(() -> api.check(remote()));

        assertThat(first.retryAfter()).isEqualTo(Duration.ofSeconds(120));
        assertThat(second.problem()).isEqualTo(HostProblem.LIMITED);
        assertThat(second.retryAfter()).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(120));
        HOST.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void saysHowLongItHasTrouble() {
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503).withHeader("Retry-After", "60")));

        assertThat(failure(() -> api().check(remote())).retryAfter()).isEqualTo(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({"'<html>'", "'[]'", "'{}'", "'{\"id\": {}}'", "''", "'{'"})
    void aStrangeAnswerIsNotUnderstood(String body) {
        HOST.stubFor(any(anyUrl()).willReturn(okJson(body)));

        assertThat(failure(() -> api().check(remote())).problem()).isEqualTo(HostProblem.UNEXPECTED);
    }

    @Test
    void noAnswerIsWaitedForForEver() {
        HOST.stubFor(any(anyUrl()).willReturn(okJson(repositoryAnswer()).withFixedDelay(5_000)));

        HostApi hasty = host(calls(TestOutward.hasty())).api().orElseThrow();
        assertThat(failure(() -> hasty.check(remote())).problem()).isEqualTo(HostProblem.UNAVAILABLE);
    }

    @Test
    void aRedirectIsFollowedAtTheHostOnly() throws HostException {
        HOST.stubFor(get(urlPathEqualTo("/moved/here")).willReturn(okJson(repositoryAnswer())));
        HOST.stubFor(get(urlPathEqualTo(repositoryPath()))
                .willReturn(aResponse().withStatus(301).withHeader("Location", "/moved/here")));

        assertThat(api().check(remote())).isEqualTo(repository());

        HOST.stubFor(get(urlPathEqualTo(repositoryPath()))
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", "http://127.0.0.2:" + HOST.getPort() + "/x")));
        assertThat(failure(() -> api().check(remote())).problem()).isEqualTo(HostProblem.UNEXPECTED);
        HOST.verify(0, anyRequestedFor(urlPathEqualTo("/x")));
    }

    @Test
    void isNotCalledWhereTheOperatorDoesNotAllowIt() {
        HostException failure = failure(
                () -> host(calls(TestOutward.closed())).api().orElseThrow().check(remote()));

        assertThat(failure.problem()).isEqualTo(HostProblem.ADDRESS_REFUSED);
        HOST.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void aWebhookIsMade() throws HostException {
        playRepository();
        playHooks();
        HOST.stubFor(post(urlPathEqualTo(hooksPath()))
                .willReturn(okJson(createdAnswer("12")).withStatus(201)));

        EnsuredWebhook ensured = api().ensureWebhook(remote(), wish(null, false));

        assertThat(ensured.done()).isEqualTo(Done.CREATED);
        assertThat(ensured.id()).startsWith("12");
        HOST.verify(
                parts(),
                postRequestedFor(urlPathEqualTo(hooksPath()))
                        .withHeader(credentialHeader(), equalTo(credential()))
                        .withRequestBody(containing("\"" + ADDRESS + "\""))
                        .withRequestBody(containing(SECRET)));
    }

    @Test
    void aTokenThatMayNotMakeOneIsTold() {
        playRepository();
        playHooks();
        HOST.stubFor(post(urlPathEqualTo(hooksPath())).willReturn(aResponse().withStatus(403)));

        assertThat(failure(() -> api().ensureWebhook(remote(), wish(null, false)))
                        .problem())
                .isEqualTo(HostProblem.FORBIDDEN);
    }

    @Test
    void aWebhookThatIsRightIsLeftAlone() throws HostException {
        playRepository();
        playHooks(new Hook("11", "https://other.example/hook", true), new Hook("12", ADDRESS, true));

        assertThat(api().ensureWebhook(remote(), wish(id("12"), false)).done()).isEqualTo(Done.UNCHANGED);
        HOST.verify(0, requestedFor("POST", urlPathMatching(hooksPath() + ".*")));
        verifyUpdates(0, "12");
    }

    @Test
    void aWebhookThatWasChangedIsMended() throws HostException {
        playRepository();
        playHooks(new Hook("12", ADDRESS, false));
        playUpdates();

        assertThat(api().ensureWebhook(remote(), wish(id("12"), false)).done()).isEqualTo(Done.REPAIRED);
        verifyUpdates(parts(), "12");
    }

    @Test
    void aWebhookWhoseAddressWasChangedIsFoundByItsId() throws HostException {
        playRepository();
        playHooks(new Hook("12", "https://waybill.example/elsewhere", true));
        playUpdates();

        EnsuredWebhook ensured = api().ensureWebhook(remote(), wish(id("12"), false));

        assertThat(ensured).isEqualTo(new EnsuredWebhook(id("12"), Done.REPAIRED));
        verifyUpdates(parts(), "12");
    }

    @Test
    void aSecretIsRenewedThoughNobodyCanSeeIt() throws HostException {
        playRepository();
        playHooks(new Hook("12", ADDRESS, true));
        playUpdates();

        assertThat(api().ensureWebhook(remote(), wish(id("12"), true)).done()).isEqualTo(Done.REPAIRED);
        HOST.verify(
                parts(),
                requestedFor(updateMethod(), urlPathMatching(hooksPath() + "/.*12.*"))
                        .withRequestBody(containing(SECRET)));
    }

    @Test
    void aWebhookThatWasMadeTwiceBecomesOne() throws HostException {
        playRepository();
        playHooks(new Hook("12", ADDRESS, true), new Hook("13", ADDRESS, true));
        playUpdates();
        playDeletes();

        EnsuredWebhook ensured = api().ensureWebhook(remote(), wish(id("13"), false));

        assertThat(ensured.id()).isEqualTo(id("13"));
        HOST.verify(parts(), deleteRequestedFor(urlPathMatching(hooksPath() + "/.*12.*")));
        HOST.verify(0, deleteRequestedFor(urlPathMatching(hooksPath() + "/.*13.*")));
    }

    @Test
    void aWebhookOnALaterPageIsFound() throws HostException {
        playRepository();
        boolean paged = playTwoPages(
                hooksAnswer(List.of(new Hook("11", "https://other.example/hook", true))),
                hooksAnswer(List.of(new Hook("12", ADDRESS, true))));

        if (paged) {
            assertThat(api().ensureWebhook(remote(), wish(id("12"), false)).done())
                    .isEqualTo(Done.UNCHANGED);
        }
    }

    @Test
    void onlyOurWebhookIsTakenAway() throws HostException {
        playRepository();
        playHooks(new Hook("11", "https://other.example/hook", true), new Hook("12", ADDRESS, true));
        playDeletes();

        api().removeWebhook(remote(), wish(id("12"), false));

        HOST.verify(parts(), deleteRequestedFor(urlPathMatching(hooksPath() + "/.*12.*")));
        HOST.verify(0, deleteRequestedFor(urlPathMatching(hooksPath() + "/.*11.*")));
    }

    @Test
    void whatIsGoneNeedsNotBeTakenAway() throws HostException {
        playRepository();
        playHooks(new Hook("12", ADDRESS, true));
        HOST.stubFor(delete(anyUrl()).willReturn(aResponse().withStatus(404)));
        api().removeWebhook(remote(), wish(id("12"), false));

        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
        api().removeWebhook(remote(), wish(id("12"), false));
    }

    @Test
    void commitsBetweenTwoAreTold() throws HostException {
        playCommits();

        Comparison comparison = api().compare(remote(), BASE, HEAD);

        assertThat(comparison.complete()).isTrue();
        assertThat(comparison.commits()).extracting(ComparedCommit::sha).containsExactly(HEAD, MIDDLE);
        assertThat(comparison.commits().getFirst().parents()).containsExactly(MIDDLE);
        assertThat(comparison.commits().getLast()).satisfies(commit -> {
            assertThat(commit.message()).isEqualTo("Middle");
            assertThat(commit.author().name()).isEqualTo("Ada");
            assertThat(commit.author().email()).isEqualTo("ada@example.org");
            assertThat(commit.author().at()).isEqualTo("2026-11-20T10:00:00Z");
        });
    }

    @Test
    void commitsThatAreNotThereAreNotCompared() {
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));

        assertThat(failure(() -> api().compare(remote(), BASE, HEAD)).problem()).isEqualTo(HostProblem.NOT_FOUND);
    }

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

    private void playRepository() {
        HOST.stubFor(get(urlPathEqualTo(repositoryPath())).willReturn(okJson(repositoryAnswer())));
    }

    private void playHooks(Hook... hooks) {
        HOST.stubFor(get(urlPathEqualTo(hooksPath())).willReturn(okJson(hooksAnswer(List.of(hooks)))));
    }

    private void playUpdates() {
        HOST.stubFor(
                request(updateMethod(), urlPathMatching(hooksPath() + "/.*")).willReturn(okJson(createdAnswer("12"))));
    }

    private void playDeletes() {
        HOST.stubFor(delete(urlPathMatching(hooksPath() + "/.*"))
                .willReturn(aResponse().withStatus(204)));
    }

    private void verifyUpdates(int count, String id) {
        HOST.verify(
                count,
                requestedFor(updateMethod(), urlPathMatching(hooksPath() + "/.*" + id + ".*"))
                        .withRequestBody(containing(ADDRESS)));
    }

    protected final HostApi api() {
        return host(calls(TestOutward.loopback())).api().orElseThrow();
    }

    private RemoteRepo remote() {
        return new RemoteRepo(name(), origin() + page(), token());
    }

    private static WebhookWish wish(String knownId, boolean renew) {
        return new WebhookWish(ADDRESS, SECRET, knownId, renew);
    }

    private static HostCalls calls(TestOutward outward) {
        return new HostCalls(outward.guard(), outward.client(), new ObjectMapper(), Clock.systemUTC());
    }

    private static HostException failure(Call call) {
        return catchThrowableOfType(HostException.class, call::make);
    }

    private interface Call {
        void make() throws HostException;
    }
}
