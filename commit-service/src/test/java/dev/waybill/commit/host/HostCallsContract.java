package dev.waybill.commit.host;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.host.outward.TestOutward;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected of every host's API whatever is asked: who is let in, what failures mean, where calls go. */
abstract class HostCallsContract extends HostStage {

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
}
