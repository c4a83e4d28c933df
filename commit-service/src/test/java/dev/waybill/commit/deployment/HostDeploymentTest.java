package dev.waybill.commit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.CommitFact.DeploymentState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostDeploymentTest {

    @ParameterizedTest
    @EnumSource(names = {"SUCCEEDED", "FAILED", "CANCELLED"})
    void whatCameToItsEndWellOrNotHasEnded(DeploymentState state) {
        assertThat(HostDeployment.hasEnded(state)).isTrue();
    }

    /** What is inactive ended long before, when another took its place. */
    @ParameterizedTest
    @EnumSource(names = {"WAITING", "RUNNING", "INACTIVE"})
    void whatGoesOnOrWasReplacedDoesNotEndNow(DeploymentState state) {
        assertThat(HostDeployment.hasEnded(state)).isFalse();
    }
}
