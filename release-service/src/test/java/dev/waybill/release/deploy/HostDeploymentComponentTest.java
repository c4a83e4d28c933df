package dev.waybill.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.CommitFact.DeploymentReported;
import dev.waybill.contracts.CommitFact.DeploymentState;
import dev.waybill.contracts.DeployFact.DeployRecorded;
import dev.waybill.contracts.Topic;
import dev.waybill.release.Tenant;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class HostDeploymentComponentTest {

    private static final Instant BEGIN = Instant.parse("2026-11-24T08:50:00Z");

    private final String sha = UUID.randomUUID().toString().replace("-", "") + "00000000";
    private Tenant tenant;
    private TopicProbe deploys;
    private FactSender facts;
    private long repositoryId;
    private long sequence;

    @BeforeEach
    void connect() {
        tenant = Tenant.create();
        deploys = TopicProbe.fromNow(Topic.DEPLOYS);
        facts = FactSender.create();
        repositoryId = tenant.connect(facts, "demo/web");
    }

    @AfterEach
    void close() {
        deploys.close();
        facts.close();
    }

    @Test
    void aDeploymentThatSucceededIsADeployOfTheNewestReleaseOfItsCommit() {
        release("1.0", sha);
        release("1.1", sha);

        tell("1", "review/topic", DeploymentState.RUNNING, sha);
        tell("1", "review/topic", DeploymentState.SUCCEEDED, sha);

        DeployRecorded deploy = deploy();
        assertThat(deploy.version()).isEqualTo("1.1");
        assertThat(deploy.environment()).isEqualTo("review-topic");
        assertThat(deploy.url()).isEqualTo("https://ci.example.com/9");
        assertThat(deploy.startedAt()).isEqualTo(BEGIN);
        assertThat(deploy.finishedAt()).isEqualTo(BEGIN.plusSeconds(120));
    }

    @Test
    void toldAgainItIsTheSameDeploy() {
        release("1.0", sha);
        tell("1", "production", DeploymentState.SUCCEEDED, sha);
        deploy();
        tell("1", "production", DeploymentState.SUCCEEDED, sha);
        tell("1", "production", DeploymentState.INACTIVE, sha);
        tell("2", "staging", DeploymentState.FAILED, sha);

        // What comes after it was handled after it.
        tell("3", "last", DeploymentState.SUCCEEDED, sha);
        deploys.awaitFact(
                DeployRecorded.class, it -> mine(it) && it.environment().equals("last"));

        assertThat(deploys.facts(DeployRecorded.class))
                .filteredOn(this::mine)
                .extracting(DeployRecorded::environment)
                .containsExactly("production", "last");
    }

    @Test
    void itWaitsForItsRelease() {
        tell("1", "production", DeploymentState.SUCCEEDED, sha);
        release("1.0", UUID.randomUUID().toString().replace("-", ""));

        release("1.1", sha);

        assertThat(deploy().version()).isEqualTo("1.1");
        assertThat(deploys.facts(DeployRecorded.class)).filteredOn(this::mine).hasSize(1);
    }

    @Test
    void oneThatWasOvertakenWhileItWaitedIsNone() {
        String next = commit(1);
        String last = commit(2);
        tell("1", "production", DeploymentState.SUCCEEDED, sha);
        release("1.1", next);
        facts.send(
                new DeploymentReported(
                        repositoryId,
                        tenant.id,
                        "demo/web",
                        "2",
                        "production",
                        DeploymentState.SUCCEEDED,
                        next,
                        null,
                        null,
                        null,
                        BEGIN.plusSeconds(600)),
                ++sequence);
        assertThat(deploy().version()).isEqualTo("1.1");

        release("1.0", sha);
        // Those that wait are looked at one after the other, the older first.
        tell("3", "last", DeploymentState.SUCCEEDED, last);
        release("1.2", last);
        deploys.awaitFact(
                DeployRecorded.class, it -> mine(it) && it.environment().equals("last"));

        assertThat(deploys.facts(DeployRecorded.class))
                .filteredOn(this::mine)
                .extracting(DeployRecorded::version)
                .containsExactly("1.1", "1.2");
    }

    @Test
    void theSameCommitElsewhereIsAnother() {
        release("1.0", sha);
        Tenant other = Tenant.create();
        facts.send(reported(other.id, repositoryId + 500_000, "1", "production", DeploymentState.SUCCEEDED, sha), 1);
        facts.send(reported(other.id, repositoryId, "2", "production", DeploymentState.SUCCEEDED, sha), 1);

        tell("1", "last", DeploymentState.SUCCEEDED, sha);

        assertThat(deploy().environment()).isEqualTo("last");
        assertThat(deploys.facts(DeployRecorded.class))
                .filteredOn(it -> it.organization().id() == other.id)
                .isEmpty();
    }

    /** Another commit than {@link #sha}, whose last digits are zeros. */
    private String commit(int number) {
        return sha.substring(0, sha.length() - 1) + number;
    }

    private void release(String version, String head) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(tenant.ci()
                                .body(Map.of(
                                        "version", version,
                                        "projects", List.of("web"),
                                        "refs", List.of(Map.of("repository", "demo/web", "commit", head))))
                                .post(tenant.path("/releases/"))
                                .statusCode())
                        .isIn(201, 208));
    }

    private void tell(String deploymentId, String environment, DeploymentState state, String commit) {
        sequence++;
        facts.send(reported(tenant.id, repositoryId, deploymentId, environment, state, commit), sequence);
    }

    private static DeploymentReported reported(
            long organizationId,
            long repository,
            String deploymentId,
            String environment,
            DeploymentState state,
            String commit) {
        return new DeploymentReported(
                repository,
                organizationId,
                "demo/web",
                deploymentId,
                environment,
                state,
                commit,
                "main",
                "https://ci.example.com/9",
                BEGIN,
                BEGIN.plusSeconds(120));
    }

    private DeployRecorded deploy() {
        return deploys.awaitFact(DeployRecorded.class, this::mine);
    }

    private boolean mine(DeployRecorded deploy) {
        return deploy.organization().id() == tenant.id;
    }
}
