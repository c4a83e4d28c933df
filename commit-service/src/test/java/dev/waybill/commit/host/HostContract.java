package dev.waybill.commit.host;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected of every host's API: of its history, and all that its parents say. */
public abstract class HostContract extends HostWebhooksContract {

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

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "429, LIMITED",
        "500, UNAVAILABLE",
        "503, UNAVAILABLE"
    })
    void commitsThatAreNotToldAreNotTakenForNone(int status, HostProblem problem) {
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));

        assertThat(failure(() -> api().compare(remote(), BASE, HEAD)).problem()).isEqualTo(problem);
    }

    @Test
    void branchesAreToldWithTheirHeads() throws HostException {
        playBranches();

        assertThat(api().branches(remote()))
                .isEqualTo(new BranchHeads(Map.of("refs/heads/main", HEAD, "refs/heads/a/topic", MIDDLE), true));
    }

    @ParameterizedTest
    @CsvSource({"401, UNAUTHORIZED", "403, FORBIDDEN", "404, NOT_FOUND", "429, LIMITED", "500, UNAVAILABLE"})
    void branchesThatAreNotToldAreNotTakenForGone(int status, HostProblem problem) {
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));

        assertThat(failure(() -> api().branches(remote())).problem()).isEqualTo(problem);

        HOST.stubFor(any(anyUrl()).willReturn(okJson("{\"message\": \"strange\"}")));
        assertThat(failure(() -> api().branches(remote())).problem()).isEqualTo(HostProblem.UNEXPECTED);
    }
}
