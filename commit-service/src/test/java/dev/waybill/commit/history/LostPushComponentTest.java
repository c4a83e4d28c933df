package dev.waybill.commit.history;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.waybill.commit.Patience.eventually;
import static dev.waybill.commit.history.HealingHost.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.CommitFact.CommitsPushed;
import dev.waybill.contracts.CommitFact.PushedCommit;
import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.contracts.RangeFact.RangeResolved;
import dev.waybill.contracts.Topic;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A push whose webhook never came is noticed all the same, where a repository cannot be fetched. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class LostPushComponentTest extends HealingStage {

    @Inject
    CheckBranches checkBranches;

    @ParameterizedTest
    @EnumSource
    void itsCommitsAreCollectedAndTold(HealingHost host) {
        connect(host);
        host.playCommits(HOST, base, line);
        host.playBranches(HOST, Map.of("main", line.getLast(), "old", base));
        try (TopicProbe commits = TopicProbe.fromNow(Topic.COMMITS)) {

            look();

            List<CommitsPushed> told = commits.awaitFacts(2, CommitsPushed.class, this::isOurs);
            assertThat(told.getFirst().before()).isEqualTo(base);
            assertThat(told.getFirst().after()).isEqualTo(line.getLast());
            assertThat(told.getFirst().commits()).isEmpty();
            assertThat(told.getFirst().truncated()).isTrue();
            assertThat(told.getLast().ref()).isEqualTo("refs/heads/main");
            assertThat(told.getLast().commits()).extracting(PushedCommit::sha).containsExactlyElementsOf(line);
        }
        eventually()
                .untilAsserted(
                        () -> assertThat(history().getList("gaps.reason")).containsExactly("beginning"));
        assertThat(history().getString("branches.checkedAt")).isNotNull();
        assertThat(history().getInt("branches.failures")).isZero();
    }

    @Test
    void aReleaseThatNamesItIsAnsweredSoon() {
        HealingHost host = HealingHost.GITHUB;
        connect(host);
        host.playCommits(HOST, base, line);
        host.playBranches(HOST, Map.of("main", line.getLast()));
        update("checked_at = now() - interval '1 hour'");
        try (TopicProbe ranges = TopicProbe.fromNow(Topic.RANGES);
                FactSender sender = FactSender.create()) {

            sender.send(question(), 1);

            RangeResolved answer =
                    ranges.awaitFact(RangeResolved.class, fact -> fact.repositoryId() == hook.repositoryId);
            assertThat(answer.complete()).isTrue();
            assertThat(answer.commits()).extracting(RangeCommit::sha).containsExactlyElementsOf(line.reversed());
        }
    }

    @Test
    void aBranchThatIsGoneIsGoneHere() {
        connect(HealingHost.GITHUB);
        HealingHost.GITHUB.playBranches(HOST, Map.of("main", base));
        try (TopicProbe commits = TopicProbe.fromNow(Topic.COMMITS)) {

            look();

            CommitsPushed told = commits.awaitFact(CommitsPushed.class, this::isOurs);
            assertThat(told.ref()).isEqualTo("refs/heads/old");
            assertThat(told.after()).isNull();
            assertThat(told.truncated()).isFalse();
        }
    }

    @Test
    void aHostThatIsAwayIsAskedLaterAndNothingIsTakenForGone() {
        connect(HealingHost.GITHUB);
        HOST.stubFor(get(urlPathEqualTo(HealingHost.GITHUB.branchesPath()))
                .willReturn(status(503).withHeader("Retry-After", "3600")));

        look();

        eventually()
                .untilAsserted(
                        () -> assertThat(history().getInt("branches.failures")).isOne());
        assertThat(history().getString("branches.problem")).contains("503");
        assertThat(Instant.parse(history().getString("branches.nextAttemptAt")))
                .isAfter(Instant.now().plus(Duration.ofMinutes(50)));
        assertThat(one("select count(*) from ref where head is null and repository_id = " + hook.repositoryId))
                .isZero();
    }

    /** Nothing of the first look is news; a host that told branches before anybody listened tells of no push. */
    private void connect(HealingHost host) {
        // The first look may come at once.
        host.playBranches(HOST, Map.of("main", base, "old", base));
        hook = host.connect(tenant, HOST, token);
        eventually().until(() -> history().getString("branches.checkedAt") != null);
        assertThat(one("select count(*) from ref_move where repository_id = " + hook.repositoryId))
                .isZero();
    }

    /** The time has come to look at the branches. */
    private void look() {
        update("next_look_at = now()");
        workOff(checkBranches::next);
    }

    private void update(String change) {
        execute("update branch_check set " + change + " where repository_id = " + hook.repositoryId);
    }

    private long one(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private boolean isOurs(CommitsPushed fact) {
        return fact.repositoryId() == hook.repositoryId;
    }
}
