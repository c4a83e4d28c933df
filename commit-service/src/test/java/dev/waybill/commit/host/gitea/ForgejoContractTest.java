package dev.waybill.commit.host.gitea;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.HostCalls;
import dev.waybill.commit.host.HostException;
import dev.waybill.commit.host.RemoteRepo;
import dev.waybill.commit.host.WebhookWish;
import org.junit.jupiter.api.Test;

class ForgejoContractTest extends GiteaContractTest {

    @Override
    protected GitHost host(HostCalls calls) {
        return new ForgejoHost(calls);
    }

    @Test
    void itsWebhooksAreOfItsOwnKind() throws HostException {
        HOST.stubFor(get(urlPathEqualTo(hooksPath())).willReturn(okJson("[]")));
        HOST.stubFor(post(urlPathEqualTo(hooksPath()))
                .willReturn(okJson("{\"id\": 1}").withStatus(201)));

        api().ensureWebhook(
                        new RemoteRepo(name(), origin() + page(), token()),
                        new WebhookWish("https://waybill.example/x", "s3cret", null, false));

        HOST.verify(postRequestedFor(urlPathEqualTo(hooksPath()))
                .withRequestBody(matchingJsonPath("$.type", equalTo("forgejo"))));
    }
}
