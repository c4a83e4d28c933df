package dev.waybill.commit.mirror;

import static dev.waybill.commit.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.commit.GeneratedHistory;
import dev.waybill.commit.GitRepository;
import dev.waybill.commit.Hook;
import dev.waybill.commit.Payload;
import dev.waybill.commit.Tenant;
import dev.waybill.contracts.CommitFact.CommitsPushed;
import dev.waybill.contracts.CommitFact.PushedCommit;
import dev.waybill.contracts.Contributor;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.contracts.RangeFact.RangeResolved;
import dev.waybill.contracts.RangeFact.Relation;
import dev.waybill.contracts.RangeFact.Start;
import dev.waybill.contracts.ReleaseFact.CommitsRequested;
import dev.waybill.contracts.Topic;
import dev.waybill.test.FactSender;
import dev.waybill.test.GitHttpServer;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hosts leave out is fetched from the repository itself. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class MirrorComponentTest {

    private static final int PUSHED = 60;
    private static final int TOLD = 20;

    @Inject
    DataSource database;

    @TempDir
    Path temporary;

    private GitHttpServer server;
    private GitRepository git;
    private Hook hook;

    @BeforeEach
    void connectRepository() throws Exception {
        assumeTrue(GitRepository.isGitInstalled(), "Git is not installed here, so there is no repository to fetch");
        server = GitHttpServer.serve(temporary);
        git = GitRepository.create(temporary.resolve("repository"));
        hook = Tenant.create().register("demo/web");
    }

    @AfterEach
    void stopServing() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aCutPushIsHealedAndItsRangeComplete() {
        git.fastImport(commits(0, 3, null) + mailmap());
        String base = git.one("rev-parse", "main");
        git.fastImport(commits(3, 3 + PUSHED, base));
        List<String> pushed = git.ask("rev-list", "--reverse", base + "..main");
        assertThat(pushed).hasSize(PUSHED);
        List<CommitsPushed> told;
        RangeResolved range;
        try (TopicProbe commits = TopicProbe.fromNow(Topic.COMMITS);
                TopicProbe ranges = TopicProbe.fromNow(Topic.RANGES);
                FactSender sender = FactSender.create()) {
            fetchFrom(server.url("repository"));
            Payload cut = Payload.main(base, pushed.getLast());
            pushed.subList(0, TOLD).forEach(cut::commit);
            hook.push(cut);
            sender.send(question(base, pushed.getLast()), 1);
            told = commits.awaitFacts(2, CommitsPushed.class, fact -> fact.repositoryId() == hook.repositoryId);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ranges.facts(RangeResolved.class).stream()
                            .anyMatch(fact -> fact.repositoryId() == hook.repositoryId && fact.complete()));
            range = ranges.facts(RangeResolved.class).stream()
                    .filter(fact -> fact.repositoryId() == hook.repositoryId && fact.complete())
                    .findFirst()
                    .orElseThrow();
        }

        assertThat(told.get(0).commits()).hasSize(TOLD);
        assertThat(told.get(1).commits())
                .extracting(PushedCommit::sha)
                .containsExactlyElementsOf(pushed.subList(TOLD, PUSHED));
        PushedCommit last = told.get(1).commits().getLast();
        assertThat(last.parentsInferred()).isFalse();
        assertThat(last.parents()).containsExactly(pushed.get(PUSHED - 2));
        assertThat(last.url()).isEqualTo("https://github.com/demo/web/commit/" + last.sha());
        assertThat(last.files()).containsExactly(new FileChange("f" + (2 + PUSHED), "A"));
        assertThat(last.contributors())
                .extracting(Contributor::name, Contributor::email)
                .containsExactly(tuple("Bo Right", "bo@right.example"));
        assertThat(range.relation()).isEqualTo(Relation.AHEAD);
        assertThat(range.start()).isEqualTo(Start.BASE);
        assertThat(range.commits()).extracting(RangeCommit::sha).containsExactlyElementsOf(pushed.reversed());
    }

    @Test
    void theGraphBecomesThatOfTheRepository() throws Exception {
        git.fastImport(GeneratedHistory.stream(4, 40, 11));
        assertThat(git.ask("rev-list", "--all")).hasSizeGreaterThan(80);

        fetchFrom(server.url("repository"));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> imported() == git.ask("rev-list", "--all").size());
        assertThat(parents()).isEqualTo(GeneratedHistory.parents(git));
        assertThat(number("""
                select count(*) from commit c cross join unnest(c.parents) as u (sha)
                join commit p on p.repository_id = c.repository_id and p.sha = u.sha
                where c.repository_id = %d and c.generation <= p.generation""".formatted(hook.repositoryId))).isZero();
        assertThat(number("select count(*) from file_change where renamed_from is not null and repository_id = "
                        + hook.repositoryId))
                .isPositive();
        // The refs follow when all commits are there.
        int refs = git.ask("for-each-ref").size();
        eventually()
                .until(() -> number("select count(*) from ref where head is not null and repository_id = "
                                + hook.repositoryId)
                        == refs);
    }

    @Test
    void rewrittenHistoryMovesTheBranchAndKeepsWhatWas() throws Exception {
        git.fastImport(commits(0, 5, null));
        fetchFrom(server.url("repository"));
        await().atMost(Duration.ofSeconds(30)).until(() -> imported() == 5);
        String old = git.one("rev-parse", "main");

        git.fastImport(commits(9, 11, git.one("rev-parse", "main~3")));
        String rewritten = git.one("rev-parse", "main");
        hook.push(Payload.main(old, rewritten).forced().commit(rewritten));

        await().atMost(Duration.ofSeconds(30)).until(() -> imported() == 7);
        assertThat(parents()).containsKey(old).containsAllEntriesOf(GeneratedHistory.parents(git));
        assertThat(number("select count(*) from ref where head = '" + rewritten + "' and repository_id = "
                        + hook.repositoryId))
                .isEqualTo(1);
    }

    @Test
    void aPushWhoseWebhookWasLostIsFetchedWhenAReleaseNamesIt() {
        git.fastImport(commits(0, 3, null));
        fetchFrom(server.url("repository"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> number("select count(*) from mirror where fetched_at is not null and repository_id = "
                                + hook.repositoryId)
                        == 1);
        String base = git.one("rev-parse", "main");
        git.fastImport(commits(3, 6, base));
        List<String> lost = git.ask("rev-list", base + "..main");
        execute("update mirror set fetched_at = now() - interval '1 hour' where repository_id = " + hook.repositoryId);
        try (TopicProbe ranges = TopicProbe.fromNow(Topic.RANGES);
                FactSender sender = FactSender.create()) {

            sender.send(question(base, lost.getFirst()), 1);

            RangeResolved answer =
                    ranges.awaitFact(RangeResolved.class, fact -> fact.repositoryId() == hook.repositoryId);
            assertThat(answer.complete()).isTrue();
            assertThat(answer.commits()).extracting(RangeCommit::sha).containsExactlyElementsOf(lost);
        }
    }

    @Test
    void whoWroteInAForkIsCreditedForWhatItWasSquashedInto() {
        git.fastImport(commits(0, 3, null));
        String base = git.one("rev-parse", "main");
        git.fastImport("""
                commit refs/pull/7/head
                committer Cleo <cleo@example.com> 1790000300 +0000
                data 4
                fork
                from %s
                M 100644 inline f3
                data 2
                03

                """.formatted(base) + commits(3, 4, base));
        String head = git.one("rev-parse", "refs/pull/7/head");
        String squashed = git.one("rev-parse", "main");
        fetchFrom(server.url("repository"));
        await().atMost(Duration.ofSeconds(30)).until(() -> imported() == 4);
        try (TopicProbe commits = TopicProbe.fromNow(Topic.COMMITS);
                TopicProbe ranges = TopicProbe.fromNow(Topic.RANGES);
                FactSender sender = FactSender.create()) {

            hook.pullRequest(7, head, squashed);

            await().atMost(Duration.ofSeconds(30)).until(() -> imported() == 5);
            hook.push(Payload.main(base, squashed).commit(squashed));
            sender.send(question(base, squashed), 1);
            RangeResolved answer =
                    ranges.awaitFact(RangeResolved.class, fact -> fact.repositoryId() == hook.repositoryId);
            assertThat(answer.complete()).isTrue();
            assertThat(answer.commits()).extracting(RangeCommit::sha).containsExactly(squashed);
            assertThat(answer.commits().getFirst().contributors())
                    .extracting(Contributor::email)
                    .containsExactly("bo@wrong.example", "cleo@example.com");
            assertThat(commits.awaitFact(CommitsPushed.class, fact -> fact.repositoryId() == hook.repositoryId)
                            .commits())
                    .extracting(PushedCommit::sha)
                    .containsExactly(squashed);
        }
        assertThat(text("select string_agg(name, ' ') from ref where repository_id = " + hook.repositoryId))
                .isEqualTo("refs/heads/main");
        assertThat(text("select string_agg(name, ' ') from imported_tip where repository_id = " + hook.repositoryId))
                .isEqualTo("refs/heads/main");
        assertThat(number("select count(*) from gap where repository_id = " + hook.repositoryId))
                .isZero();
    }

    @Test
    void whyAFetchFailsIsKept() {
        fetchFrom(server.url("missing"));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(text("select problem from mirror where repository_id = " + hook.repositoryId))
                                .contains("There is no repository"));
    }

    private void fetchFrom(String url) {
        execute("update repository set clone_url = '" + url + "' where id = " + hook.repositoryId);
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            assertThat(update.executeUpdate()).isOne();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mailmap() {
        return """
                commit refs/heads/main
                committer Bo <bo@wrong.example> 1790000100 +0000
                data 8
                mailmap
                M 100644 inline .mailmap
                data <<END
                Bo Right <bo@right.example> <bo@wrong.example>
                END

                """;
    }

    /** Commits on main, each with a file of its own. */
    private static String commits(int from, int to, String parent) {
        StringBuilder stream = new StringBuilder();
        for (int i = from; i < to; i++) {
            stream.append("commit refs/heads/main\ncommitter Bo <bo@wrong.example> %d +0000\ndata 3\nm%02d\n"
                    .formatted(1_790_000_000 + i * 60, i));
            stream.append(i == from && parent != null ? "from " + parent + "\n" : "");
            stream.append("M 100644 inline f%d\ndata 2\n%02d\n\n".formatted(i, i));
        }
        return stream.toString();
    }

    private CommitsRequested question(String base, String head) {
        return new CommitsRequested(
                UUID.randomUUID(),
                1,
                hook.tenant.id,
                "web@1.0.0",
                hook.repositoryId,
                "demo/web",
                base,
                head,
                Instant.EPOCH);
    }

    private int imported() {
        return number("select count(*) from commit where imported and repository_id = " + hook.repositoryId);
    }

    private Map<String, List<String>> parents() throws Exception {
        Map<String, List<String>> parents = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select sha, array_to_string(parents, ' ') from commit where repository_id = ?")) {
            select.setLong(1, hook.repositoryId);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String words = rows.getString(2);
                    parents.put(rows.getString(1), words.isEmpty() ? new ArrayList<>() : List.of(words.split(" ", -1)));
                }
            }
        }
        return parents;
    }

    private int number(String sql) {
        return Integer.parseInt(text(sql));
    }

    private String text(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getString(1) : "";
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
