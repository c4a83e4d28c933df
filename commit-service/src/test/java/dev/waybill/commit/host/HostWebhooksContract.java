package dev.waybill.commit.host;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.host.EnsuredWebhook.Done;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected of every host's API of webhooks. */
abstract class HostWebhooksContract extends HostCallsContract {

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

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "429, LIMITED",
        "500, UNAVAILABLE",
        "503, UNAVAILABLE"
    })
    void aWebhookThatIsNotShownIsNotTakenForMissing(int status, HostProblem problem) {
        playRepository();
        HOST.stubFor(get(urlPathEqualTo(hooksPath()))
                .willReturn(aResponse().withStatus(status).withHeader("Retry-After", "90")));

        HostException failure = failure(() -> api().ensureWebhook(remote(), wish(null, false)));

        // GitHub says so with a 403, too.
        boolean limited = status == 429 || status == 403;
        assertThat(failure.problem()).isEqualTo(limited ? HostProblem.LIMITED : problem);
        if (limited || status >= 500) {
            assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(90));
        }
        HOST.verify(0, postRequestedFor(urlPathEqualTo(hooksPath())));
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
}
