package dev.waybill.commit.webhook.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.deployment.HostDeployment;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.commit.webhook.payload.HostTime;
import dev.waybill.commit.webhook.payload.ObjectIds;
import dev.waybill.commit.webhook.payload.Refs;
import dev.waybill.contracts.CommitFact.DeploymentState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far a deployment has come. Any member may be missing. */
record DeploymentPayload(
        @JsonProperty("status") @Nullable String status,
        @JsonProperty("status_changed_at") @Nullable String statusChangedAt,
        @JsonProperty("deployment_id") @Nullable String deploymentId,
        @JsonProperty("deployable_url") @Nullable String deployableUrl,
        @JsonProperty("environment") @Nullable String environment,
        @JsonProperty("environment_external_url") @Nullable String externalUrl,
        @JsonProperty("ref") @Nullable String ref,
        @JsonProperty("commit_url") @Nullable String commitUrl,
        @JsonProperty("project") @Nullable ProjectPayload project) {

    Meaning read() throws MalformedPayloadException {
        String id = HostText.name(deploymentId);
        String where = HostText.name(environment);
        if (id == null || where == null) {
            throw new MalformedPayloadException("the deployment has no id or environment");
        }
        Optional<DeploymentState> state = state(status);
        if (state.isEmpty()) {
            return new Meaning.Uninteresting("nobody knows that state of a deployment");
        }
        Instant changed = HostTime.parse(statusChangedAt);
        return new Meaning.Deployed(
                ProjectPayload.hosted(project, null),
                new HostDeployment(
                        id,
                        where,
                        state.get(),
                        sha(commitUrl),
                        Refs.shortName(ref),
                        page(),
                        state.get() == DeploymentState.RUNNING ? changed : null,
                        HostDeployment.hasEnded(state.get()) ? changed : null));
    }

    /** Only the page of the commit names it in full. */
    private static String sha(@Nullable String commitUrl) throws MalformedPayloadException {
        String url = commitUrl == null ? "" : commitUrl;
        return ObjectIds.required("the commit in commit_url", url.substring(url.lastIndexOf('/') + 1));
    }

    private @Nullable String page() {
        return Stream.of(deployableUrl, externalUrl)
                .map(HostText::url)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Optional<DeploymentState> state(@Nullable String status) {
        return switch (status) {
            case "created", "blocked" -> Optional.of(DeploymentState.WAITING);
            case "running" -> Optional.of(DeploymentState.RUNNING);
            case "success" -> Optional.of(DeploymentState.SUCCEEDED);
            case "failed" -> Optional.of(DeploymentState.FAILED);
            case "canceled", "skipped" -> Optional.of(DeploymentState.CANCELLED);
            case null, default -> Optional.empty();
        };
    }
}
