package dev.waybill.release.deploy;

import dev.waybill.contracts.CommitFact;
import dev.waybill.contracts.CommitFact.CommitsPushed;
import dev.waybill.contracts.CommitFact.DeploymentReported;
import dev.waybill.contracts.CommitFact.PullRequestChanged;
import dev.waybill.kit.consume.Deliveries;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes what happens in repositories, of which only deployments matter here. */
@ApplicationScoped
class CommitConsumer {

    private final Deliveries deliveries;
    private final TakeHostDeployment takeHostDeployment;

    @Inject
    CommitConsumer(Deliveries deliveries, TakeHostDeployment takeHostDeployment) {
        this.deliveries = deliveries;
        this.takeHostDeployment = takeHostDeployment;
    }

    @Incoming("commits-in")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        deliveries.each(records, CommitFact.class, (_, fact) -> {
            switch (fact) {
                case DeploymentReported deployment -> takeHostDeployment.take(deployment);
                case CommitsPushed _, PullRequestChanged _ -> {
                    // The graph is asked about commits when a release needs them.
                }
            }
        });
    }
}
