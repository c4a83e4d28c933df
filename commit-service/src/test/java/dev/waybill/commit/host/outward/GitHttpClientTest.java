package dev.waybill.commit.host.outward;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GitHttpClientTest {

    @RegisterExtension
    static final WireMockExtension HOST = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private GitHttpClient client;

    @BeforeEach
    void begin() throws IOException {
        TestOutward outward = TestOutward.loopback();
        client = new GitHttpClient(
                outward.guard(), outward.guard().checkClone(at("/web.git").toString()), PATIENCE);
    }

    @AfterEach
    void end() throws IOException {
        client.close();
    }

    @Test
    void readsWhatTheHostTells() throws IOException {
        HOST.stubFor(get(urlEqualTo("/web.git/info/refs?service=git-upload-pack"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/x-git-upload-pack-advertisement")
                        .withHeader("WWW-Authenticate", "Basic", "Bearer")
                        .withBody("001e# service=git-upload-pack")));

        HttpConnection connection = client.create(at("/web.git/info/refs?service=git-upload-pack"));
        connection.setRequestProperty("Accept", "*/*");

        assertThat(connection.getResponseCode()).isEqualTo(200);
        assertThat(connection.getContentType()).isEqualTo("application/x-git-upload-pack-advertisement");
        assertThat(connection.getHeaderFields("www-authenticate")).isEqualTo(List.of("Basic", "Bearer"));
        assertThat(connection.getHeaderFields()).containsKey("content-type");
        assertThat(connection.getInputStream().readAllBytes())
                .isEqualTo("001e# service=git-upload-pack".getBytes(UTF_8));
    }

    @Test
    void saysWhatItWants() throws IOException {
        HOST.stubFor(post(anyUrl()).willReturn(aResponse().withBody("PACK")));

        HttpConnection connection = client.create(at("/web.git/git-upload-pack"), null);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/x-git-upload-pack-request");
        connection.setRequestProperty("Content-Length", "11");
        connection.setDoOutput(true);
        connection.getOutputStream().write("0032want me".getBytes(UTF_8));

        assertThat(connection.getInputStream().readAllBytes()).isEqualTo("PACK".getBytes(UTF_8));
        HOST.verify(postRequestedFor(urlEqualTo("/web.git/git-upload-pack"))
                .withHeader("Content-Type", equalTo("application/x-git-upload-pack-request"))
                .withRequestBody(equalTo("0032want me")));
    }

    @Test
    void manyAnswersMayBeLeftUnread() throws IOException {
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401).withBody("x".repeat(1_000))));

        // Less than the connections that may be open at once; each is JGit asking again with credentials.
        for (int i = 0; i < 4; i++) {
            assertThat(client.create(at("/web.git/info/refs")).getResponseCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void leadsToNoOtherHost() {
        assertThatThrownBy(() -> client.create(
                        URI.create("http://127.0.0.2:" + HOST.getPort() + "/x").toURL()))
                .isInstanceOf(RefusedAddressException.class);
        assertThatThrownBy(() -> client.create(URI.create("file:///etc/passwd").toURL()))
                .isInstanceOf(RefusedAddressException.class);
    }

    @Test
    void checksWhatIsConnectedTo() throws IOException {
        FakeNames names = new FakeNames();
        // For the check of the clone URL, for that of the connection, and for connecting.
        names.answer("git.example", "127.0.0.1")
                .answer("git.example", "127.0.0.1")
                .answer("git.example", "127.0.0.2");
        OutwardGuard guard = new OutwardGuard(new AddressPolicy(List.of("127.0.0.1"), List.of()), names, false);
        CloneUrl asked = guard.checkClone("http://git.example:" + HOST.getPort() + "/web.git");

        try (GitHttpClient rebound = new GitHttpClient(guard, asked, PATIENCE)) {
            HttpConnection connection = rebound.create(URI.create(asked.text()).toURL());
            assertThatThrownBy(connection::getResponseCode).isInstanceOf(RefusedAddressException.class);
        }
        HOST.verify(0, anyRequestedFor(anyUrl()));
    }

    private static URL at(String path) throws IOException {
        return URI.create("http://127.0.0.1:" + HOST.getPort() + path).toURL();
    }
}
