package dev.waybill.commit.webhook.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.deployment.HostDeployment;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.commit.webhook.payload.HostTime;
import dev.waybill.commit.webhook.payload.ObjectIds;
import dev.waybill.commit.webhook.payload.Refs;
import dev.waybill.commit.webhook.payload.RepositoryPayload;
import dev.waybill.contracts.CommitFact.DeploymentState;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far a deployment has come. Any member may be missing. */
record DeploymentStatusPayload(
        @JsonProperty("deployment_status") @Nullable Status status,
        @JsonProperty("deployment") @Nullable Deployment deployment,
        @JsonProperty("repository") @Nullable RepositoryPayload repository) {

    /** Where it stands now. */
    record Status(
            @JsonProperty("state") @Nullable String state,
            @JsonProperty("log_url") @Nullable String logUrl,
            @JsonProperty("target_url") @Nullable String targetUrl,
            @JsonProperty("environment_url") @Nullable String environmentUrl,
            @JsonProperty("created_at") @Nullable String createdAt) {}

    /** What is deployed where. */
    record Deployment(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("sha") @Nullable String sha,
            @JsonProperty("ref") @Nullable String ref,
            @JsonProperty("environment") @Nullable String environment,
            @JsonProperty("created_at") @Nullable String createdAt) {}

    Meaning read() throws MalformedPayloadException {
        String id = deployment == null ? null : HostText.name(deployment.id());
        String environment = deployment == null ? null : HostText.name(deployment.environment());
        if (status == null || deployment == null || id == null || environment == null) {
            throw new MalformedPayloadException("the deployment is missing or has no id or environment");
        }
        String sha = ObjectIds.required("sha", deployment.sha());
        Optional<DeploymentState> state = state(status.state());
        if (state.isEmpty()) {
            return new Meaning.Uninteresting("nobody knows that state of a deployment");
        }
        return new Meaning.Deployed(
                RepositoryPayload.hosted(repository),
                new HostDeployment(
                        id,
                        environment,
                        state.get(),
                        sha,
                        Refs.shortName(deployment.ref()),
                        page(status),
                        HostTime.parse(deployment.createdAt()),
                        HostDeployment.hasEnded(state.get()) ? HostTime.parse(status.createdAt()) : null));
    }

    /** About the deployment rather than what runs there. */
    private static @Nullable String page(Status status) {
        return Stream.of(status.logUrl(), status.targetUrl(), status.environmentUrl())
                .map(HostText::url)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Optional<DeploymentState> state(@Nullable String state) {
        return switch (state) {
            case "pending", "queued", "waiting" -> Optional.of(DeploymentState.WAITING);
            case "in_progress" -> Optional.of(DeploymentState.RUNNING);
            case "success" -> Optional.of(DeploymentState.SUCCEEDED);
            case "failure", "error" -> Optional.of(DeploymentState.FAILED);
            case "inactive" -> Optional.of(DeploymentState.INACTIVE);
            case null, default -> Optional.empty();
        };
    }
}
