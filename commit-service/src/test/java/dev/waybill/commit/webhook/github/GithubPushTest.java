package dev.waybill.commit.webhook.github;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GithubPushTest {

    private static final String JSON = "application/json";
    private static final String A = "a".repeat(40);
    private static final String B = "b".repeat(40);
    private static final String ZERO = "0".repeat(40);

    private final GithubWebhooks github = new GithubWebhooks();

    @Test
    void readsWhatGithubSends() throws Exception {
        Meaning.Pushed pushed = (Meaning.Pushed) github.read("push", JSON, sample());

        assertThat(pushed.repository()).isEqualTo(new HostedRepo("4711", "demo/web", "https://github.com/demo/web"));
        Push push = pushed.pushes().getFirst();
        assertThat(push.ref()).isEqualTo("refs/heads/main");
        assertThat(push.before()).isEqualTo("1".repeat(40));
        assertThat(push.after()).isEqualTo("3".repeat(40));
        assertThat(push.forced()).isFalse();
        assertThat(push.cut()).isFalse();
        HostCommit first = push.commits().getFirst();
        assertThat(first.message()).isEqualTo("Fixes WEB-1F\n\nlong text");
        assertThat(first.author()).isEqualTo(new Person("Ada", "ada@example.com"));
        assertThat(first.committer()).isEqualTo(new Person("GitHub", "noreply@github.com"));
        assertThat(first.committedAt()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
        assertThat(first.url()).isEqualTo("https://github.com/demo/web/commit/" + "2".repeat(40));
        assertThat(first.parents()).isNull();
        assertThat(first.distinct()).isTrue();
        assertThat(first.files())
                .containsExactly(
                        new FileChange("src/new.ts", "A"),
                        new FileChange("package.json", "M"),
                        new FileChange("src/old.ts", "D"));
    }

    @Test
    void cleansWhatPeopleWroteButEscapesNothing() throws Exception {
        HostCommit second = push(sample()).commits().getLast();

        assertThat(second.author()).isEqualTo(new Person("<script>alert(1)</script>", "eve  Bcc: all@example.com"));
        assertThat(second.committer()).isEqualTo(new Person(null, null));
        assertThat(second.url()).isNull();
        assertThat(second.files()).isEmpty();
        assertThat(second.distinct()).isFalse();
    }

    @Test
    void readsTheFormToo() throws Exception {
        String form = "x=1&payload=" + URLEncoder.encode(new String(sample(), UTF_8), UTF_8);

        assertThat(github.read("push", "application/x-www-form-urlencoded; charset=utf-8", form.getBytes(UTF_8)))
                .isEqualTo(github.read("push", JSON, sample()));
    }

    @Test
    void aCommitNeedsOnlyItsId() throws Exception {
        HostCommit commit = push(push(A, B, "{\"id\":\"" + B + "\"}")).commits().getFirst();

        assertThat(commit.message()).isEmpty();
        assertThat(commit.author()).isEqualTo(new Person(null, null));
        assertThat(commit.committedAt()).isNull();
        assertThat(commit.distinct()).isTrue();
        assertThat(commit.files()).isEmpty();
    }

    @Test
    void zerosMeanThatThereIsNothing() throws Exception {
        assertThat(push(push(ZERO, B)).before()).isNull();
        assertThat(push(push(A, ZERO)).after()).isNull();
    }

    @Test
    void anAnnotatedTagPointsToItsCommit() throws Exception {
        String tag = "{\"ref\":\"refs/tags/v1\",\"before\":\"" + ZERO + "\",\"after\":\"" + A
                + "\",\"commits\":[],\"head_commit\":{\"id\":\"" + B + "\"}}";

        assertThat(push(tag.getBytes(UTF_8)).after()).isEqualTo(B);
    }

    @Test
    void aListThatDoesNotReachItsEndWasCut() throws Exception {
        assertThat(push(push(A, B, "{\"id\":\"" + "c".repeat(40) + "\"}")).cut())
                .isTrue();
    }

    @Test
    void aListAsLongAsGithubsLongestWasCut() throws Exception {
        String commits = IntStream.rangeClosed(1, GithubPush.CUT_AT)
                .mapToObj("{\"id\":\"%040x\"}"::formatted)
                .collect(Collectors.joining(","));

        assertThat(push(push(A, "%040x".formatted(GithubPush.CUT_AT), commits)).cut())
                .isTrue();
    }

    @Test
    void textIsKeptAsUnicodeWithoutControls() throws Exception {
        String commit =
                "{\"id\":\"" + B + "\",\"message\":\"a\\u0000b\\ud800c\\u202ed\\n\",\"author\":{\"name\":\"\\u0000\"}}";

        HostCommit read = push(push(A, B, commit)).commits().getFirst();

        assertThat(read.message()).isEqualTo("a b\ufffdc\u202ed\n");
        assertThat(read.author().name()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "\"push\"",
                "{} {}",
                "{\"ref\":\"refs/heads/main\"}",
                "{\"ref\":\"main\",\"before\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"after\":\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"}",
                "{\"ref\":\"refs/heads/main\",\"before\":\"short\",\"after\":\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"}",
                "{\"ref\":\"refs/heads/main\",\"before\":\"0000000000000000000000000000000000000000\",\"after\":\"0000000000000000000000000000000000000000\"}",
                "{\"ref\":\"refs/heads/main\",\"before\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"after\":\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\",\"commits\":[null]}",
                "{\"ref\":\"refs/heads/main\",\"before\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"after\":\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\",\"commits\":[{}]}",
                "{\"ref\":\"refs/heads/main\",\"before\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"after\":\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\",\"commits\":{}}",
                "{\"ref\":\"refs/heads/ma\\nin\",\"before\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"after\":\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"}"
            })
    void saysWhyItCannotReadSomething(String body) {
        assertThatThrownBy(() -> github.read("push", JSON, body.getBytes(UTF_8)))
                .isInstanceOf(MalformedPayloadException.class)
                .message()
                .isNotBlank()
                .doesNotContain("aaaaaaa");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] latin = "{\"ref\":\"refs/heads/\u00fc\"}".getBytes(ISO_8859_1);

        assertThatThrownBy(() -> github.read("push", JSON, latin))
                .isInstanceOf(MalformedPayloadException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        byte[] deep = ("{\"x\":" + "[".repeat(100_000)).getBytes(UTF_8);

        assertThatThrownBy(() -> github.read("push", JSON, deep)).isInstanceOf(MalformedPayloadException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=1", "payload=%zz", "payload=%7", "payload=", "xpayload=%7B%7D"})
    void refusesABrokenForm(String form) {
        assertThatThrownBy(() -> github.read("push", "application/x-www-form-urlencoded", form.getBytes(UTF_8)))
                .isInstanceOf(MalformedPayloadException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "create", "delete", "workflow_run", "anything"})
    void otherEventsAreUninteresting(String event) throws Exception {
        assertThat(github.read(event, JSON, "{}".getBytes(UTF_8))).isInstanceOf(Meaning.Uninteresting.class);
    }

    private Push push(byte[] body) throws MalformedPayloadException {
        return ((Meaning.Pushed) github.read("push", JSON, body)).pushes().getFirst();
    }

    private static byte[] push(String before, String after, String... commits) {
        return ("{\"ref\":\"refs/heads/main\",\"before\":\"" + before + "\",\"after\":\"" + after + "\",\"commits\":["
                        + String.join(",", commits) + "]}")
                .getBytes(UTF_8);
    }

    private static byte[] sample() throws IOException {
        try (var in = GithubPushTest.class.getResourceAsStream("push.json")) {
            return in.readAllBytes();
        }
    }
}
