package dev.waybill.commit.webhook.gitea;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.webhook.Fixtures;
import dev.waybill.commit.webhook.HmacSignature;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.contracts.CommitFact.HostAccount;
import dev.waybill.contracts.CommitFact.PullRequestState;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GiteaEventsTest {

    private static final String A = "a".repeat(40);
    private static final String B = "b".repeat(40);
    private static final String C = "c".repeat(40);
    private static final byte[] SECRET = "secret".getBytes(UTF_8);

    private final GiteaWebhooks gitea = new GiteaWebhooks();

    @Test
    void theNewestCommitsAreListedFirst() throws Exception {
        Push push = push("""
                {"ref":"refs/heads/main","before":"%s","after":"%s","commits":[{"id":"%s"},{"id":"%s"}],"total_commits":17}""".formatted(A, C, C, B));

        assertThat(push.commits()).extracting(HostCommit::sha).containsExactly(B, C);
        assertThat(push.cut()).isTrue();
        assertThat(push.total()).isEqualTo(17);
    }

    @Test
    void anAnnotatedTagPointsToItsCommit() throws Exception {
        assertThat(push("""
                {"ref":"refs/tags/v1","before":"%s","after":"%s","head_commit":{"id":"%s"}}""".formatted("0".repeat(40), A, B)).after()).isEqualTo(B);
    }

    @Test
    void aDeletedBranchDoesNotTellWhereItPointed() throws Exception {
        Push push = ((Meaning.Pushed) read("delete", "{\"ref\":\"feature/x\",\"ref_type\":\"branch\"}"))
                .pushes()
                .getFirst();

        assertThat(push.ref()).isEqualTo("refs/heads/feature/x");
        assertThat(push.before()).isNull();
        assertThat(push.after()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "repository", "issues", "release"})
    void otherEventsAreUninteresting(String event) throws Exception {
        assertThat(read(event, "{}")).isInstanceOf(Meaning.Uninteresting.class);
    }

    @Test
    void somethingHasToMove() {
        String zero = "0".repeat(40);
        assertThatThrownBy(
                        () -> push("{\"ref\":\"refs/heads/x\",\"before\":\"" + zero + "\",\"after\":\"" + zero + "\"}"))
                .isInstanceOf(MalformedPayloadException.class);
        assertThatThrownBy(() -> read("delete", "{\"ref_type\":\"branch\"}"))
                .isInstanceOf(MalformedPayloadException.class);
    }

    @Test
    void theSignatureHasNoPrefix() {
        byte[] body = "{}".getBytes(UTF_8);
        String hex = HexFormat.of().formatHex(HmacSignature.of(SECRET, body));

        assertThat(GiteaSignature.of(headers("X-Gitea-Signature", hex))
                        .orElseThrow()
                        .fits(body, SECRET))
                .isTrue();
        assertThat(GiteaSignature.of(headers("X-Forgejo-Signature", hex))
                        .orElseThrow()
                        .fits(body, SECRET))
                .isTrue();
        assertThat(GiteaSignature.of(headers("X-Gitea-Signature", "sha256=" + hex)))
                .isEmpty();
        assertThat(GiteaSignature.of(headers("X-Hub-Signature-256", "sha256=" + hex)))
                .isEmpty();
    }

    @Test
    void ofABrokenFormNothingFits() {
        Map<String, String> headers =
                Map.of("X-Gitea-Signature", "0".repeat(64), "Content-Type", "application/x-www-form-urlencoded");

        assertThat(GiteaSignature.of(name -> Optional.ofNullable(headers.get(name)))
                        .orElseThrow()
                        .fits("payload=%z".getBytes(UTF_8), SECRET))
                .isFalse();
    }

    @Test
    void realPayloads() throws Exception {
        Meaning.Pushed pushed = (Meaning.Pushed) recorded("push", "push-event.json");
        Push push = pushed.pushes().getFirst();
        assertThat(pushed.repository().name()).isEqualTo("example/example");
        assertThat(push.before()).isNull();
        assertThat(push.commits()).hasSize(1);
        assertThat(push.cut()).isFalse();

        Push deletion = ((Meaning.Pushed) recorded("delete", "delete-event.json"))
                .pushes()
                .getFirst();
        assertThat(deletion.ref()).startsWith("refs/heads/");
        assertThat(recorded("create", "create-event.json")).isInstanceOf(Meaning.Uninteresting.class);

        var pull = ((Meaning.PullRequested) recorded("pull_request", "pull-request-event.json")).pullRequest();
        assertThat(pull.number()).isPositive();
        assertThat(pull.state()).isEqualTo(PullRequestState.OPEN);
        assertThat(pull.author()).isEqualTo(new HostAccount("example2", null, "example2@example2.com"));
    }

    private Meaning recorded(String event, String file) throws Exception {
        return gitea.read(event, "application/json", Fixtures.read("gitea", file));
    }

    private static dev.waybill.commit.webhook.WebhookHeaders headers(String name, String value) {
        return wanted -> wanted.equals(name) ? Optional.of(value) : Optional.empty();
    }

    private Push push(String body) throws Exception {
        return ((Meaning.Pushed) read("push", body)).pushes().getFirst();
    }

    private Meaning read(String event, String body) throws MalformedPayloadException {
        return gitea.read(event, "application/json", body.getBytes(UTF_8));
    }
}
