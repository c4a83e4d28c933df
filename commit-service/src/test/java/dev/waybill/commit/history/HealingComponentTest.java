package dev.waybill.commit.history;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.waybill.commit.Patience.eventually;
import static dev.waybill.commit.history.HealingHost.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import dev.waybill.commit.Payload;
import dev.waybill.commit.Tenant;
import dev.waybill.contracts.CommitFact.CommitsPushed;
import dev.waybill.contracts.CommitFact.PushedCommit;
import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.contracts.RangeFact.RangeResolved;
import dev.waybill.contracts.RangeFact.Relation;
import dev.waybill.contracts.Topic;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a repository cannot be fetched, its host is asked for what webhooks left out; what is missing is shown. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class HealingComponentTest extends HealingStage {

    @Inject
    HealGaps healGaps;

    @ParameterizedTest
    @EnumSource
    void aCutPushIsHealedAndItsRangeToldAgain(HealingHost host) {
        try (TopicProbe commits = TopicProbe.fromNow(Topic.COMMITS);
                TopicProbe ranges = TopicProbe.fromNow(Topic.RANGES);
                FactSender sender = FactSender.create()) {
            connect(host, token);
            host.playFailure(HOST, base, line.getLast(), status(503));
            push(host);
            awaitProblem("503");
            sender.send(question(), 1);
            // The head that GitHub did not list is waited for, so the first answer is the right one.
            int answers = host == HealingHost.GITHUB ? 1 : 2;
            if (answers == 2) {
                assertThat(ranges.awaitFact(RangeResolved.class, this::isOurs).complete())
                        .isFalse();
            }

            host.playCommits(HOST, base, line);
            due();
            healAll();

            RangeResolved healed = ranges.awaitFacts(answers, RangeResolved.class, this::isOurs)
                    .getLast();
            assertThat(healed.complete()).isTrue();
            assertThat(healed.relation()).isEqualTo(Relation.AHEAD);
            assertThat(healed.commits()).extracting(RangeCommit::sha).containsExactlyElementsOf(line.reversed());
            CommitsPushed told = commits.awaitFacts(
                            3, CommitsPushed.class, fact -> fact.repositoryId() == hook.repositoryId)
                    .getLast();
            assertThat(told.ref()).isEqualTo("refs/heads/main");
            assertThat(told.truncated()).isFalse();
            assertThat(told.commits())
                    .extracting(PushedCommit::sha)
                    .containsExactlyInAnyOrderElementsOf(unlisted(host));
            assertThat(told.commits()).noneMatch(PushedCommit::parentsInferred);
        }
        JsonPath history = history();
        assertThat(history.getString("status")).isEqualTo("complete");
        assertThat(history.getString("source")).isEqualTo("api");
        assertThat(history.getList("gaps.reason")).containsExactly("beginning");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 500})
    void whatAHostDoesNotTellIsShownAndAskedForAgainButNotForEver(int answer) {
        HealingHost host = HealingHost.GITHUB;
        connect(host, token);
        host.playFailure(HOST, base, line.getLast(), status(answer));
        push(host);
        awaitProblem("GitHub answered " + answer);

        JsonPath first = history();
        assertThat(first.getString("status")).isEqualTo("failing");
        assertThat(first.getString("message")).contains("GitHub answered " + answer);
        first.setRootPath("gaps.find { it.reason == 'cut' }");
        assertThat(first.getString("from")).isEqualTo(base);
        assertThat(first.getString("to")).isEqualTo(line.getLast());
        assertThat(first.getInt("attempts")).isOne();
        assertThat(Instant.parse(first.getString("nextAttemptAt"))).isAfter(Instant.now());

        for (int attempt = 2; attempt <= Gap.MOST_ATTEMPTS; attempt++) {
            due();
            healAll();
            awaitAttempts(attempt);
        }
        due();
        healAll();

        assertThat(host.asked(HOST, base, line.getLast())).isEqualTo(Gap.MOST_ATTEMPTS);
        JsonPath last = history();
        last.setRootPath("gaps.find { it.reason == 'cut' }");
        assertThat(last.getInt("attempts")).isEqualTo(Gap.MOST_ATTEMPTS);
        assertThat(last.getString("nextAttemptAt")).isNull();

        host.playCommits(HOST, base, line);
        tenant.call()
                .body(Map.of("token", token + "-of-somebody-else"))
                .put("/api/0/organizations/{org}/repos/{id}/", tenant.slug, hook.repositoryId)
                .then()
                .statusCode(200);
        eventually()
                .untilAsserted(() -> assertThat(history().getString("status")).isEqualTo("complete"));
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatTakesNoMoreCallsIsLeftAlone(HealingHost host) {
        connect(host, token);
        host.playFailure(HOST, base, line.getLast(), status(429).withHeader("Retry-After", "3600"));
        push(host);
        awaitProblem("takes no more calls for now");

        Instant next = Instant.parse(history().getString("gaps.find { it.reason == 'cut' }.nextAttemptAt"));
        assertThat(next).isAfter(Instant.now().plus(Duration.ofMinutes(50)));
        due();
        healAll();

        awaitAttempts(2);
        assertThat(host.asked(HOST, base, line.getLast())).isOne();
    }

    @Test
    void aPushThatWasLostIsAskedForWithTheNext() {
        connect(HealingHost.GITHUB, token);
        HealingHost.GITHUB.playCommits(HOST, base, line);
        hook.push(Payload.main(Payload.sha(), base).commit(base));

        hook.push(Payload.main(line.get(3), line.get(4)).commit(line.get(4)));

        eventually()
                .untilAsserted(() -> assertThat(HealingHost.GITHUB.asked(HOST, base, line.getLast()))
                        .isPositive());
        eventually()
                .untilAsserted(
                        () -> assertThat(history().getList("gaps.reason")).containsExactly("beginning"));
    }

    @Test
    void aLateBranchIsAskedForFromMain() {
        connect(HealingHost.GITHUB, token);
        HealingHost.GITHUB.playCommits(HOST, base, line);
        hook.push(Payload.main(Payload.sha(), base).commit(base));

        hook.push(Payload.of("refs/heads/topic", null, line.getLast()).commit(line.getLast()));

        eventually()
                .untilAsserted(
                        () -> assertThat(history().getList("gaps.reason")).containsExactly("beginning"));
        assertThat(HealingHost.GITHUB.asked(HOST, base, line.getLast())).isPositive();
    }

    @Test
    void withoutAWayToTheHostTheGapIsRecordedAndShown() {
        connect(HealingHost.GITHUB, null);
        HOST.resetAll();
        push(HealingHost.GITHUB);

        eventually()
                .untilAsserted(() -> assertThat(history().getString("gaps.find { it.reason == 'cut' }.nextAttemptAt"))
                        .isNull());
        JsonPath history = history();
        assertThat(history.getString("source")).isEqualTo("webhooks");
        assertThat(history.getString("status")).isEqualTo("incomplete");
        assertThat(history.getString("gaps.find { it.reason == 'cut' }.from")).isEqualTo(base);
        assertThat(history.getString("gaps.find { it.reason == 'cut' }.to")).isEqualTo(line.getLast());
        HOST.verify(0, getRequestedFor(urlPathMatching(".*compare/" + base + ".*")));
        tenant.call()
                .get("/api/0/organizations/{org}/repos/{id}/", tenant.slug, hook.repositoryId)
                .then()
                .body("history.status", is("incomplete"))
                .body("history.message", containsString("clone URL or a token"));
    }

    @Test
    void whyAFetchFailsIsShownWithoutItsSecrets() {
        connect(HealingHost.GITHUB, token);
        HOST.stubFor(get(anyUrl()).willReturn(status(404)));

        tenant.call()
                .body(Map.of("cloneUrl", "http://127.0.0.1:" + HOST.getPort() + "/nowhere.git"))
                .put("/api/0/organizations/{org}/repos/{id}/", tenant.slug, hook.repositoryId)
                .then()
                .statusCode(200)
                // It may have failed before this is answered.
                .body("history.status", is(oneOf("pending", "failing")));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(history().getString("status")).isEqualTo("failing"));
        JsonPath history = history();
        assertThat(history.getString("source")).isEqualTo("fetch");
        assertThat(history.getString("fetch.problem")).contains("There is no repository");
        assertThat(history.getInt("fetch.failures")).isPositive();
        assertThat(history.getString("fetch.nextAttemptAt")).isNotNull();
        assertThat(history.prettify()).doesNotContain(token);
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeFetchedIsAskedFor(HealingHost host) {
        connect(host, token);
        tenant.call()
                .body(Map.of("cloneUrl", "http://127.0.0.1:" + HOST.getPort() + "/nowhere.git"))
                .put("/api/0/organizations/{org}/repos/{id}/", tenant.slug, hook.repositoryId)
                .then()
                .statusCode(200);
        host.playCommits(HOST, base, line);

        push(host);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(history().getList("gaps.reason")).containsExactly("beginning"));
        JsonPath history = history();
        assertThat(history.getString("status")).isEqualTo("failing");
        assertThat(history.getString("source")).isEqualTo("fetch");
        assertThat(history.getString("message")).contains("meanwhile the host is asked");
    }

    @Test
    void nobodyElseSeesIt() {
        connect(HealingHost.GITHUB, null);

        Tenant.create()
                .call()
                .get(HISTORY, tenant.slug, hook.repositoryId)
                .then()
                .statusCode(404);
        Tenant other = Tenant.create();
        other.call().get(HISTORY, other.slug, hook.repositoryId).then().statusCode(404);
        tenant.call().get(HISTORY, tenant.slug, "none").then().statusCode(404);
    }

    private void connect(HealingHost host, String with) {
        hook = host.connect(tenant, HOST, with);
    }

    /** Main grows by one commit that is told, and then by more than are told. */
    private void push(HealingHost host) {
        host.push(hook, Payload.sha(), base, List.of(base), 1);
        host.push(hook, base, line.getLast(), listed(host), HealingHost.TOTAL);
    }

    /** GitHub lists the oldest, GitLab the newest. */
    private List<String> listed(HealingHost host) {
        return host == HealingHost.GITHUB ? line.subList(0, 2) : line.subList(3, 5);
    }

    private List<String> unlisted(HealingHost host) {
        return line.stream().filter(sha -> !listed(host).contains(sha)).toList();
    }

    private boolean isOurs(RangeResolved fact) {
        return fact.repositoryId() == hook.repositoryId;
    }

    private void awaitProblem(String text) {
        eventually()
                .untilAsserted(() -> assertThat(history().getList("gaps.problem", String.class))
                        .anySatisfy(problem -> assertThat(problem).contains(text)));
    }

    /** Somebody else may have taken it up. */
    private void awaitAttempts(int attempts) {
        eventually()
                .untilAsserted(() -> assertThat(history().getInt("gaps.find { it.reason == 'cut' }.attempts"))
                        .isEqualTo(attempts));
    }

    /** The time has come to ask again. */
    private void due() {
        execute("update gap set next_attempt_at = now() where next_attempt_at is not null and repository_id = "
                + hook.repositoryId);
    }

    private void healAll() {
        workOff(healGaps::next);
    }
}
