package dev.waybill.commit.webhook.azuredevops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.DeliveryLabel;
import dev.waybill.commit.webhook.Fixtures;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.contracts.CommitFact.HostAccount;
import dev.waybill.contracts.CommitFact.PullRequestState;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureDevopsEventsTest {

    private static final String A = "a".repeat(40);
    private static final String B = "b".repeat(40);
    private static final String C = "c".repeat(40);
    private static final byte[] SECRET = "se:cret".getBytes(UTF_8);

    private final AzureDevopsWebhooks azure = new AzureDevopsWebhooks();

    @Test
    void idAndEventStandInTheBody() {
        assertThat(label("{\"id\":\"1-2\",\"eventType\":\"git.push\",\"resource\":{\"id\":\"other\"}}"))
                .isEqualTo(new DeliveryLabel("1-2", "git.push"));
        assertThat(
                        label(
                                "{\"resource\":{\"id\":\"x\",\"eventType\":\"y\"},\"eventType\":\"git.push\",\"id\":\"1-2\"} trailing"))
                .isEqualTo(new DeliveryLabel("1-2", "git.push"));
    }

    @Test
    void bothAreTextsThatCanBeKept() {
        assertThat(label("{\"id\":\"1\\u00002\\ud800\",\"eventType\":\"git\\r\\npush\"}"))
                .isEqualTo(new DeliveryLabel("1 2\ufffd", "git  push"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"id\":", "{\"id\":7}", "\u0000", "{\"id\":\" \",\"eventType\":\"\"}"})
    void whatCannotBeReadHasAnIdOfItsOwn(String body) {
        assertThat(label(body).event()).isEqualTo("unreadable");
        assertThat(label(body).id()).startsWith("sha256:");
        assertThat(label(body)).isEqualTo(label(body)).isNotEqualTo(label(body + " "));
        assertThatThrownBy(() -> read("unreadable", body)).isInstanceOf(MalformedPayloadException.class);
    }

    @Test
    void theNewestCommitsAreListedFirstAndCountedInWords() throws Exception {
        Push push = push("""
                {"detailedMessage":{"text":"Jamal pushed 30 commits to branch main of repository web.\\n - x"},
                 "resource":{"commits":[{"commitId":"%3$s"},{"commitId":"%2$s"}],
                 "refUpdates":[{"name":"refs/heads/main","oldObjectId":"%1$s","newObjectId":"%3$s"}]}}""".formatted(A, B, C));

        assertThat(push.commits()).extracting(HostCommit::sha).containsExactly(B, C);
        assertThat(push.cut()).isTrue();
        assertThat(push.total()).isEqualTo(30);
    }

    @Test
    void theListBelongsToTheRefThatItLeadsTo() throws Exception {
        Meaning.Pushed pushed = (Meaning.Pushed) read("git.push", """
                {"resource":{"commits":[{"commitId":"%2$s"}],
                 "refUpdates":[{"name":"refs/tags/v1","oldObjectId":"%3$s","newObjectId":"%1$s"},
                               {"name":"refs/heads/main","oldObjectId":"%1$s","newObjectId":"%2$s"}],
                 "repository":{"id":"r","name":"web","project":{"name":"demo"},"remoteUrl":"https://dev.azure.com/o/demo/_git/web"}}}""".formatted(A, B, "0".repeat(40)));

        assertThat(pushed.repository())
                .isEqualTo(new HostedRepo("r", "demo/web", "https://dev.azure.com/o/demo/_git/web"));
        assertThat(pushed.pushes().get(0).commits()).isEmpty();
        assertThat(pushed.pushes().get(0).cut()).isFalse();
        assertThat(pushed.pushes().get(1).commits()).hasSize(1);
    }

    @Test
    void aMergeThatWasOnlyTriedIsNone() throws Exception {
        String body = "{\"resource\":{\"pullRequestId\":1,\"status\":\"%s\",\"lastMergeCommit\":{\"commitId\":\"" + A
                + "\"}}}";

        assertThat(pull(body.formatted("active")).state()).isEqualTo(PullRequestState.OPEN);
        assertThat(pull(body.formatted("active")).mergeCommit()).isNull();
        assertThat(pull(body.formatted("abandoned")).state()).isEqualTo(PullRequestState.CLOSED);
        assertThat(pull(body.formatted("completed")).mergeCommit()).isEqualTo(A);
    }

    @Test
    void aNewNameTellsTheFormerOne() throws Exception {
        assertThat(read("git.repo.renamed", """
                {"resource":{"oldName":"web","newName":"shop","repository":{"id":"r","name":"shop","project":{"name":"demo"}}}}"""))
                .isEqualTo(new Meaning.Renamed(new HostedRepo("r", "demo/shop", null, "demo/web")));
    }

    @Test
    void theSecretIsThePasswordOrAHeader() {
        assertThat(fits("Authorization", "Basic " + base64("anybody:se:cret"))).isTrue();
        assertThat(fits("Authorization", "basic " + base64(":se:cret"))).isTrue();
        assertThat(fits("Authorization", "Basic " + base64("se:cret:"))).isFalse();
        assertThat(fits("X-Waybill-Secret", "se:cret")).isTrue();
        assertThat(fits("X-Waybill-Secret", "se:cre")).isFalse();
        assertThat(AzureCredential.of(name -> Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic %%%", "Basic bm9jb2xvbg==", "Bearer c2U6Y3JldA=="})
    void anythingElseIsNoCredential(String header) {
        assertThat(AzureCredential.of(name -> name.equals("Authorization") ? Optional.of(header) : Optional.empty()))
                .isEmpty();
    }

    @Test
    void realPayloads() throws Exception {
        byte[] push = Fixtures.read("azuredevops", "git.push.json");
        assertThat(azure.label(name -> Optional.empty(), push))
                .isEqualTo(new DeliveryLabel("03c164c2-8912-4d5e-8009-3707d5f83734", "git.push"));
        Meaning.Pushed pushed = (Meaning.Pushed) azure.read("git.push", "application/json", push);
        assertThat(pushed.repository().name()).isEqualTo("Fabrikam-Fiber-Git/Fabrikam-Fiber-Git");
        assertThat(pushed.pushes().getFirst().total()).isEqualTo(1);
        assertThat(pushed.pushes().getFirst().cut()).isFalse();
        assertThat(pushed.pushes().getFirst().commits().getFirst().message()).isEqualTo("Fixed bug in web.config file");

        var pull = ((Meaning.PullRequested) azure.read(
                        "git.pullrequest.merged",
                        "application/json",
                        Fixtures.read("azuredevops", "git.pullrequest.merged.json")))
                .pullRequest();
        assertThat(pull.state()).isEqualTo(PullRequestState.MERGED);
        assertThat(pull.mergeCommit()).isEqualTo("eef717f69257a6333f221566c1c987dc94cc0d72");
        assertThat(pull.author())
                .isEqualTo(
                        new HostAccount("fabrikamfiber4@hotmail.com", "Jamal Hartnett", "fabrikamfiber4@hotmail.com"));
        assertThat(pull.url())
                .isEqualTo("https://dev.azure.com/fabrikam/DefaultCollection/_git/Fabrikam/pullrequest/1");
    }

    private static boolean fits(String header, String value) {
        return AzureCredential.of(name -> name.equals(header) ? Optional.of(value) : Optional.empty())
                .orElseThrow()
                .fits(new byte[0], SECRET);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private DeliveryLabel label(String body) {
        return azure.label(name -> Optional.empty(), body.getBytes(UTF_8));
    }

    private dev.waybill.commit.pullrequest.HostPull pull(String body) throws Exception {
        return ((Meaning.PullRequested) read("git.pullrequest.merged", body)).pullRequest();
    }

    private Push push(String body) throws Exception {
        return ((Meaning.Pushed) read("git.push", body)).pushes().getFirst();
    }

    private Meaning read(String event, String body) throws MalformedPayloadException {
        return azure.read(event, "application/json", body.getBytes(UTF_8));
    }
}
