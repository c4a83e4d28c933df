package dev.waybill.release.pushedcommit;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.waybill.contracts.CommitFact.CommitsPushed;
import dev.waybill.contracts.CommitFact.PushedCommit;
import dev.waybill.contracts.Contributor;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.Person;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Tenant;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class PushedCommitComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicLong SEQUENCES = new AtomicLong();

    @Inject
    DataSource database;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
    }

    @Test
    void tellsWhatAMemberPushedThatNoReleaseHas() {
        try (FactSender facts = FactSender.create()) {
            long repository = tenant.connect(facts, "demo/web");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> tenant.ci()
                            .body("""
                                    {"version":"0.1","projects":["web"],"refs":[{"repository":"demo/web","commit":"x"}]}""")
                            .post(tenant.path("/releases/"))
                            .then()
                            .statusCode(201));
            push(facts, repository, "refs/heads/main", commit("old", 60, "ada@example.com"));
            push(
                    facts,
                    repository,
                    "refs/heads/main",
                    commit("branch", 50, "ada@example.com"),
                    commit("two", 30, "ADA@example.com"),
                    commit("three", 20, "bob@example.com"),
                    mapped("four", 10, "ada@laptop", "ada@example.com"),
                    mapped("bot", 5, "ada@example.com", null));
            push(facts, repository, "refs/heads/main", commit("two", 30, "ada@example.com"));
            push(facts, repository, "refs/tags/v1", commit("tag", 1, "ada@example.com"));
            push(facts, repository, "refs/heads/main", commit("ancient", 60 * 24 * 100, "ada@example.com"));
            push(facts, repository, "refs/heads/main", commit("five", 2, "ada@example.com"));

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            unreleased("ada").body("commits.id", contains("five", "four", "two", "branch", "old")));
            unreleased("ada")
                    .body("commits[1].message", equalTo("Change four"))
                    .body(
                            "commits[1].dateCreated",
                            equalTo(now.minusSeconds(600).toString()))
                    .body("commits[1].repositoryID", equalTo(Long.toString(repository)))
                    .body("repositories.%s.name".formatted("'" + repository + "'"), equalTo("demo/web"))
                    .body("", not(hasKey("errors")));

            // What is older than the newest that was released was left behind; what is newer still waits.
            tenant.commits("0.1", "two");
            unreleased("ada").body("commits.id", contains("five", "four"));
            tenant.ci()
                    .body("{\"refs\":[]}")
                    .put(tenant.path("/releases/0.1/"))
                    .then()
                    .statusCode(200);
            unreleased("ada").body("commits.id", contains("five", "four", "two", "branch", "old"));

            facts.tombstone(Topic.REPOSITORIES, Long.toString(repository));
            await().atMost(PATIENCE).untilAsserted(() -> unreleased("ada").body("commits", empty()));
        }
    }

    @Test
    void showsNothingOfOtherOrganisationsAndUnknownMembers() {
        Tenant other = Tenant.create();

        unreleased("bob").body("commits", empty()).body("repositories", anEmptyMap());
        tenant.admin()
                .get(tenant.path("/members/999999999/unreleased-commits/"))
                .then()
                .statusCode(404);
        other.admin()
                .get(tenant.path("/members/" + member("ada") + "/unreleased-commits/"))
                .then()
                .statusCode(404);
        other.admin()
                .get(other.path("/members/" + member("ada") + "/unreleased-commits/"))
                .then()
                .statusCode(404);
    }

    private ValidatableResponse unreleased(String name) {
        return tenant.admin()
                .get(tenant.path("/members/" + member(name) + "/unreleased-commits/"))
                .then()
                .statusCode(200);
    }

    private long member(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id from member where organization_id = ? and lower(name) like ? || '%'")) {
            select.setLong(1, tenant.id);
            select.setString(2, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void push(FactSender facts, long repository, String ref, PushedCommit... commits) {
        facts.send(
                new CommitsPushed(
                        repository,
                        tenant.id,
                        "demo/web",
                        ref,
                        "a".repeat(40),
                        "b".repeat(40),
                        false,
                        Part.WHOLE,
                        Stream.of(commits).toList()),
                SEQUENCES.incrementAndGet());
    }

    private PushedCommit commit(String sha, int minutesAgo, String email) {
        return commit(sha, minutesAgo, email, null);
    }

    private PushedCommit mapped(String sha, int minutesAgo, String email, @Nullable String canonical) {
        return commit(
                sha,
                minutesAgo,
                email,
                List.of(new Contributor(Contributor.Role.AUTHOR, "Ada", canonical, null, canonical == null)));
    }

    private PushedCommit commit(String sha, int minutesAgo, String email, @Nullable List<Contributor> contributors) {
        Person author = new Person("Ada", email);
        return new PushedCommit(
                sha,
                "Change " + sha,
                author,
                author,
                now.minus(Duration.ofMinutes(minutesAgo)),
                List.of(),
                false,
                null,
                List.of(),
                contributors);
    }
}
