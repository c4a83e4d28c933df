package dev.waybill.commit.host.outward;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutwardClientTest {

    @RegisterExtension
    static final WireMockExtension HOST = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final FakeNames names = new FakeNames().answer("git.example", "127.0.0.1");

    @Test
    void takesHeadersAndBodyThereAndBack() throws IOException {
        HOST.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(418)
                        .withHeader("X-Kind", "teapot")
                        .withBody("short and stout")));

        OutwardAnswer answer = loopback()
                .exchange(
                        new OutwardRequest(
                                "POST",
                                at("127.0.0.1", "/tea?x=1"),
                                Map.of("Authorization", "Bearer t"),
                                "{}".getBytes(UTF_8)),
                        1_000);

        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.header("x-KIND")).contains("teapot");
        assertThat(new String(answer.body(), UTF_8)).isEqualTo("short and stout");
        HOST.verify(postRequestedFor(urlEqualTo("/tea?x=1"))
                .withHeader("Authorization", equalTo("Bearer t"))
                .withHeader("Content-Type", equalTo("application/json; charset=UTF-8")));
    }

    @Test
    void connectsToWhatWasCheckedEvenIfTheNameMeansSomethingElseByThen() {
        names.answer("rebinding.example", "8.8.8.8").answer("rebinding.example", "127.0.0.1");
        OutwardGuard guard = new OutwardGuard(new AddressPolicy(List.of(), List.of()), names, false);
        OutwardClient client = new OutwardClient(guard, TestOutward.closed());

        // The first answer is for whoever checks the address, the second for whoever connects.
        assertThat(guard)
                .satisfies(it -> assertThat(it.resolve("rebinding.example")).hasSize(1));
        assertThatThrownBy(() -> client.exchange(get(at("rebinding.example", "/")), 10))
                .isInstanceOf(RefusedAddressException.class);
        HOST.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void goesNowhereThatIsNotAllowed() {
        OutwardClient closed = TestOutward.closed().client();

        assertThatThrownBy(() -> closed.exchange(get(at("127.0.0.1", "/")), 10))
                .isInstanceOf(RefusedAddressException.class);
        HOST.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void followsNoRedirect() throws IOException {
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(302).withHeader("Location", "/elsewhere")));

        assertThat(loopback().exchange(get(at("127.0.0.1", "/")), 10).status()).isEqualTo(302);
        HOST.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void keepsNoCookies() throws IOException {
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withHeader("Set-Cookie", "a=b")));
        OutwardClient client = loopback();

        client.exchange(get(at("127.0.0.1", "/")), 10);
        client.exchange(get(at("127.0.0.1", "/")), 10);

        HOST.verify(2, anyRequestedFor(anyUrl()).withoutHeader("Cookie"));
    }

    @Test
    void readsNoMoreThanItShould() {
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withBody("x".repeat(100_000))));

        assertThatThrownBy(() -> loopback().exchange(get(at("127.0.0.1", "/")), 99_999))
                .hasMessageContaining("longer than 99999 bytes");
    }

    @Test
    void readsNoMoreOfWhatWasCompressed() {
        // WireMock compresses for whoever takes it; 20 MB of one letter are some 20 KB on the wire.
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withBody("x".repeat(20_000_000))));

        assertThatThrownBy(() -> loopback().exchange(get(at("127.0.0.1", "/")), 1_000_000))
                .hasMessageContaining("longer than 1000000 bytes");
    }

    @Test
    void waitsForNoAnswerThatDrips() {
        HOST.stubFor(
                any(anyUrl()).willReturn(aResponse().withBody("drip".repeat(20)).withChunkedDribbleDelay(20, 10_000)));

        assertThatThrownBy(() -> TestOutward.hasty().client().exchange(get(at("127.0.0.1", "/")), 1_000))
                .isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void waitsForNoAnswerThatDoesNotBegin() {
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(5_000)));

        assertThatThrownBy(() -> TestOutward.hasty().client().exchange(get(at("127.0.0.1", "/")), 10))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenAnswerIsAFailure(Fault fault) {
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));

        assertThatThrownBy(() -> loopback().exchange(get(at("127.0.0.1", "/")), 1_000))
                .isInstanceOf(IOException.class);
    }

    private static OutwardClient loopback() {
        return TestOutward.loopback().client();
    }

    private static OutwardRequest get(URI uri) {
        return new OutwardRequest("GET", uri, Map.of(), null);
    }

    private static URI at(String host, String path) {
        return URI.create("http://" + host + ":" + HOST.getPort() + path);
    }
}
