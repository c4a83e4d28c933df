package dev.waybill.commit.whereabouts;

import static dev.waybill.commit.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.commit.Hook;
import dev.waybill.commit.Payload;
import dev.waybill.commit.Tenant;
import dev.waybill.contracts.DeployFact.DeployRecorded;
import dev.waybill.contracts.DeployFact.RepositoryHead;
import dev.waybill.contracts.OrganizationRef;
import dev.waybill.contracts.RangeFact.ReleaseHead;
import dev.waybill.contracts.RangeFact.ReleaseHeadsRelated;
import dev.waybill.contracts.ReleaseFact.CommitsRequested;
import dev.waybill.contracts.Topic;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class WhereaboutsComponentTest {

    private Tenant tenant;
    private Hook hook;

    @Inject
    DataSource database;

    private final FactSender sender = FactSender.create();
    private final TopicProbe probe = TopicProbe.fromNow(Topic.RANGES);
    private final String base = Payload.sha();
    private final List<String> shas =
            IntStream.range(0, 3).mapToObj(_ -> Payload.sha()).toList();
    private final String hotfix = Payload.sha();

    @BeforeEach
    void connectRepository() {
        tenant = Tenant.create();
        hook = tenant.register("demo/web");
        Payload push = Payload.main(base, shas.getLast());
        shas.forEach(push::commit);
        hook.push(push);
        hook.push(Payload.of("refs/heads/hotfix", shas.getFirst(), hotfix)
                .commit(hotfix, "fix\n\n(cherry picked from commit " + shas.get(1) + ")", "Ada", "ada@example.com"));
    }

    @AfterEach
    void close() {
        sender.close();
        probe.close();
    }

    @Test
    void whichReleasesContainWhichIsTold() {
        release("web@1", shas.get(0), 1);
        related("web@1");
        release("web@2", shas.get(2), 2);
        assertThat(related("web@2").contains()).containsExactly(new ReleaseHead("web@1", shas.get(0)));
        release("web@1.1", hotfix, 3);

        ReleaseHeadsRelated told = related("web@1.1");

        assertThat(told.repository()).isEqualTo("demo/web");
        assertThat(told.repositoryId()).isEqualTo(hook.repositoryId);
        assertThat(told.head()).isEqualTo(hotfix);
        assertThat(told.contains()).containsExactly(new ReleaseHead("web@1", shas.get(0)));
        assertThat(told.containedIn()).isEmpty();
    }

    @Test
    void anOlderHeadThatComesLaterIsContained() {
        release("web@2", shas.get(2), 1);
        related("web@2");

        release("web@1", shas.get(0).substring(0, 10), 2);

        assertThat(related("web@1").containedIn()).containsExactly(new ReleaseHead("web@2", shas.get(2)));
    }

    @Test
    void aCommitIsWhereItsReleasesAre() {
        release("web@1", shas.get(0), 1);
        release("web@2", shas.get(2), 2);
        related("web@2");
        deploy(7, "staging", "web@2", shas.get(2));
        deploy(8, "production", "web@1", shas.get(0));
        deploy(6, "production", "web@0", base);
        eventually()
                .untilAsserted(() -> whereabouts(shas.get(0))
                        .body("environments.name", contains("production", "staging"))
                        .body("environments[0].version", equalTo("web@1")));

        whereabouts(shas.get(0).substring(0, 9))
                .body("id", equalTo(shas.get(0)))
                .body("repository.name", equalTo("demo/web"))
                .body("message", equalTo("message of " + shas.get(0)))
                .body("firstRelease.version", equalTo("web@1"))
                .body("releases.version", contains("web@1", "web@2"))
                .body("links", empty());
        whereabouts(shas.get(1))
                .body("firstRelease.version", equalTo("web@2"))
                .body("environments.name", contains("staging"))
                .body("links.id", contains(hotfix))
                .body("links.kind", contains("cherry-picked-as"));
        whereabouts(hotfix)
                .body("firstRelease", nullValue())
                .body("releases", empty())
                .body("links.kind", contains("cherry-pick-of"));
    }

    @Test
    void whatChangesTheSameIsLinkedWithoutAWordOfIt() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update commit set patch_id = '%s' where repository_id = %d and sha in ('%s', '%s')"
                    .formatted("a".repeat(40), hook.repositoryId, shas.get(0), shas.get(2)));
        }

        whereabouts(shas.get(0)).body("links.id", contains(shas.get(2))).body("links.kind", contains("same-change-as"));
    }

    @Test
    void saysWhetherACommitIsInTheHistoryOfAnother() {
        String middle = shas.get(1);

        containedIn(tenant, middle.substring(0, 9), shas.get(2).substring(0, 9))
                .statusCode(200)
                .body("id", equalTo(middle))
                .body("head", equalTo(shas.get(2)))
                .body("contained", equalTo(true));
        containedIn(tenant, middle, middle).body("contained", equalTo(true));
        containedIn(tenant, middle.substring(0, 9).toUpperCase(Locale.ROOT), middle.substring(0, 9))
                .body("contained", equalTo(true));
        containedIn(tenant, hotfix, shas.getFirst()).body("contained", equalTo(false));
        containedIn(tenant, middle, hotfix).body("contained", equalTo(false));
        containedIn(tenant, middle, Payload.sha()).statusCode(404);
        containedIn(tenant, "rubbish", middle).statusCode(404);
        containedIn(Tenant.create(), middle, middle).statusCode(404);
    }

    @Test
    void saysThatAGapHidesWhetherACommitIsInTheHistory() {
        String unconnected = Payload.sha();
        String tip = Payload.sha();
        hook.push(Payload.of("refs/heads/other", unconnected, tip).commit(tip, "other", "Ada", "ada@example.com"));

        containedIn(tenant, shas.getFirst(), tip).statusCode(200).body("contained", nullValue());
    }

    @Test
    void nobodySeesWhatAnotherHas() {
        Tenant stranger = Tenant.create();

        stranger.call()
                .get(
                        "/api/0/organizations/{org}/repos/{id}/commits/{sha}/whereabouts/",
                        stranger.slug,
                        hook.repositoryId,
                        shas.getFirst())
                .then()
                .statusCode(404);
        tenant.call()
                .get(
                        "/api/0/organizations/{org}/repos/{id}/commits/{sha}/whereabouts/",
                        tenant.slug,
                        hook.repositoryId,
                        Payload.sha())
                .then()
                .statusCode(404);
    }

    private ValidatableResponse containedIn(Tenant caller, String sha, String head) {
        return caller.call()
                .get(
                        "/api/0/organizations/{org}/repos/{id}/commits/{sha}/contained-in/{head}/",
                        caller.slug,
                        hook.repositoryId,
                        sha,
                        head)
                .then();
    }

    private void release(String version, String head, int second) {
        sender.send(
                new CommitsRequested(
                        UUID.randomUUID(),
                        1,
                        tenant.id,
                        version,
                        hook.repositoryId,
                        "demo/web",
                        null,
                        head,
                        Instant.EPOCH.plusSeconds(second)),
                second);
    }

    private void deploy(long id, String environment, String version, String head) {
        sender.send(
                new DeployRecorded(
                        id,
                        new OrganizationRef(tenant.id, tenant.slug, "Demo"),
                        1,
                        version,
                        environment,
                        List.of(),
                        null,
                        null,
                        null,
                        Instant.EPOCH,
                        List.of(new RepositoryHead(hook.repositoryId, "demo/web", head))),
                id);
    }

    private ReleaseHeadsRelated related(String version) {
        return probe.awaitFact(
                ReleaseHeadsRelated.class,
                fact -> fact.organizationId() == tenant.id && fact.version().equals(version));
    }

    private ValidatableResponse whereabouts(String sha) {
        return tenant.call()
                .get(
                        "/api/0/organizations/{org}/repos/{id}/commits/{sha}/whereabouts/",
                        tenant.slug,
                        hook.repositoryId,
                        sha)
                .then()
                .statusCode(200);
    }
}
