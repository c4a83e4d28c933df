package dev.waybill.commit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.waybill.commit.Hook;
import dev.waybill.commit.Payload;
import dev.waybill.commit.Tenant;
import dev.waybill.contracts.CommitFact.CommitsPushed;
import dev.waybill.contracts.CommitFact.PushedCommit;
import dev.waybill.contracts.Contributor;
import dev.waybill.contracts.Contributor.Role;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.Person;
import dev.waybill.contracts.Topic;
import dev.waybill.test.InfraResource;
import dev.waybill.test.Message;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class PushesComponentTest {

    @Inject
    DataSource database;

    private Tenant tenant;
    private Hook hook;
    private final String before = Payload.sha();
    private final String first = Payload.sha();
    private final String second = Payload.sha();

    @BeforeEach
    void connectRepo() {
        tenant = Tenant.create();
        hook = tenant.register("demo/web");
    }

    @Test
    void aPushIsStoredAndTold() {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.COMMITS)) {
            hook.push(Payload.main(before, second)
                    .commit(first)
                    .commit(second, "<script>alert(1)</script>\r\nmore", "Eve\r\nBcc: all", "eve@example.com"));

            commits()
                    .body("id", contains(second, first))
                    .body("[0].message", equalTo("<script>alert(1)</script>\nmore"))
                    .body("[0].author.name", equalTo("Eve  Bcc: all"))
                    .body("[1].dateCreated", equalTo("2026-11-20T09:00:00Z"))
                    .body("[1].author.email", equalTo("ada@example.com"))
                    .body("[1].repository.name", equalTo("demo/web"));
            Message message = probe.awaitMessage(it -> it.key().equals(Long.toString(hook.repositoryId)));
            CommitsPushed told = message.fact(CommitsPushed.class).orElseThrow();
            assertThat(message.metadata().sequence()).isEqualTo(1);
            assertThat(told.organizationId()).isEqualTo(tenant.id);
            assertThat(told.repository()).isEqualTo("demo/web");
            assertThat(told.ref()).isEqualTo("refs/heads/main");
            assertThat(told.before()).isEqualTo(before);
            assertThat(told.after()).isEqualTo(second);
            assertThat(told.forced()).isFalse();
            assertThat(told.part()).isEqualTo(Part.WHOLE);
            assertThat(told.commits().getFirst())
                    .isEqualTo(new PushedCommit(
                            first,
                            "message of " + first,
                            new Person("Ada", "ada@example.com"),
                            new Person(null, null),
                            Instant.parse("2026-11-20T09:00:00Z"),
                            List.of(before),
                            true,
                            "https://github.com/demo/web/commit/" + first,
                            List.of(new FileChange("added-by-" + first, "A"), new FileChange("README.md", "M")),
                            List.of(new Contributor(Role.AUTHOR, "Ada", "ada@example.com", null, false))));
            assertThat(told.commits().getLast().parents()).containsExactly(first);
        }
    }

    @Test
    void aLongPushTravelsInParts() {
        List<String> shas =
                IntStream.range(0, 1_200).mapToObj(_ -> Payload.sha()).toList();
        Payload push = Payload.main(before, shas.getLast());
        shas.forEach(push::commit);
        try (TopicProbe probe = TopicProbe.fromNow(Topic.COMMITS)) {
            hook.push(push);

            List<CommitsPushed> parts =
                    probe.awaitFacts(3, CommitsPushed.class, fact -> fact.repositoryId() == hook.repositoryId);
            assertThat(parts)
                    .extracting(CommitsPushed::part)
                    .containsExactly(new Part(1, 3), new Part(2, 3), new Part(3, 3));
            assertThat(parts.stream().flatMap(part -> part.commits().stream()).map(PushedCommit::sha))
                    .containsExactlyElementsOf(shas);
        }
    }

    @Test
    void pushesInTheWrongOrderJoin() throws Exception {
        hook.push(Payload.main(first, second).commit(second));
        commits().body("id", contains(second));

        hook.push(Payload.main(before, first).commit(first));

        commits().body("id", contains(second, first));
        assertThat(one("select head from ref where name = 'refs/heads/main' and repository_id = " + hook.repositoryId))
                .isEqualTo(second);
        assertThat(one("select parents[1] from commit where sha = '" + second + "'"))
                .isEqualTo(first);
        assertThat(one("select gap::text from commit where sha = '" + first + "'"))
                .isEqualTo("false");
        assertThat(one("select count(*) from ref_move where late and repository_id = " + hook.repositoryId))
                .isEqualTo("1");
    }

    @Test
    void aForcedPushMovesTheRefAndFollowsNothing() throws Exception {
        hook.push(Payload.main(before, first).commit(first));

        hook.push(Payload.main(first, second).forced().commit(second));

        assertThat(one("select head from ref where name = 'refs/heads/main' and repository_id = " + hook.repositoryId))
                .isEqualTo(second);
        assertThat(one("select cardinality(parents) from commit where sha = '" + second + "'"))
                .isEqualTo("0");
        assertThat(one("select gap::text from commit where sha = '" + second + "'"))
                .isEqualTo("true");
    }

    @Test
    void branchesAndTagsComeAndGo() throws Exception {
        try (TopicProbe probe = TopicProbe.fromNow(Topic.COMMITS)) {
            hook.push(Payload.of("refs/heads/feature", null, first).commit(first));
            hook.push(Payload.of("refs/tags/v1", null, first));
            hook.push(Payload.of("refs/heads/feature", first, null));

            List<CommitsPushed> told =
                    probe.awaitFacts(3, CommitsPushed.class, fact -> fact.repositoryId() == hook.repositoryId);
            assertThat(told.get(0).before()).isNull();
            assertThat(told.get(1).ref()).isEqualTo("refs/tags/v1");
            assertThat(told.get(1).commits()).isEmpty();
            assertThat(told.get(2).after()).isNull();
        }
        assertThat(one("select coalesce(head, 'none') from ref where name = 'refs/heads/feature' and repository_id = "
                        + hook.repositoryId))
                .isEqualTo("none");
        assertThat(one("select head from ref where name = 'refs/tags/v1' and repository_id = " + hook.repositoryId))
                .isEqualTo(first);
        commits().body("", hasSize(1));
    }

    @Test
    void oneCommitInTwoRepositoriesIsTwo() {
        Tenant other = Tenant.create();
        Hook fork = other.register("demo/web");

        hook.push(Payload.main(before, first).commit(first, "ours", "Ada", "ada@example.com"));
        fork.push(Payload.main(before, first).commit(first, "theirs", "Bob", "bob@example.com"));

        commits().body("message", contains("ours"));
        other.call()
                .get("/api/0/organizations/{org}/repos/{id}/commits/", other.slug, fork.repositoryId)
                .then()
                .body("message", contains("theirs"));
    }

    @Test
    void aRenamedRepositoryKeepsItsCommits() {
        hook.push(Payload.main(before, first).commit(first));
        String renamed =
                Payload.main(first, second).commit(second).json("demo/web").replace("\"demo/web\"", "\"demo/shop\"");

        String deliveryId = java.util.UUID.randomUUID().toString();
        hook.send("push", deliveryId, renamed).then().statusCode(202);
        hook.awaitState(deliveryId, "processed");

        commits().body("", hasSize(2)).body("[0].repository.name", equalTo("demo/shop"));
    }

    private ValidatableResponse commits() {
        return tenant.call()
                .get("/api/0/organizations/{org}/repos/{id}/commits/", tenant.slug, hook.repositoryId)
                .then()
                .statusCode(200);
    }

    private String one(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
