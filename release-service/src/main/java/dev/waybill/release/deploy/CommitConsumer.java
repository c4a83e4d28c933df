package dev.waybill.release.deploy;

import dev.waybill.contracts.CommitFact;
import dev.waybill.contracts.CommitFact.CommitsPushed;
import dev.waybill.contracts.CommitFact.DeploymentReported;
import dev.waybill.contracts.CommitFact.PullRequestChanged;
import dev.waybill.kit.consume.Deliveries;
import dev.waybill.release.pullrequest.PullRequests;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes what happens in repositories: deployments, pull requests, and for other features pushes, which are told as an event. */
@ApplicationScoped
class CommitConsumer {

    private final Deliveries deliveries;
    private final TakeHostDeployment takeHostDeployment;
    private final PullRequests pullRequests;
    private final Event<CommitsPushed> pushes;

    @Inject
    CommitConsumer(
            Deliveries deliveries,
            TakeHostDeployment takeHostDeployment,
            PullRequests pullRequests,
            Event<CommitsPushed> pushes) {
        this.deliveries = deliveries;
        this.takeHostDeployment = takeHostDeployment;
        this.pullRequests = pullRequests;
        this.pushes = pushes;
    }

    @Incoming("commits-in")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        deliveries.each(records, CommitFact.class, (metadata, fact) -> {
            switch (fact) {
                case DeploymentReported deployment -> takeHostDeployment.take(deployment);
                case CommitsPushed pushed -> pushes.fire(pushed);
                case PullRequestChanged changed -> pullRequests.take(changed, metadata.sequence());
            }
        });
    }
}
