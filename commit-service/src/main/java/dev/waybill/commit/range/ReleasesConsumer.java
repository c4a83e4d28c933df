package dev.waybill.commit.range;

import dev.waybill.contracts.ReleaseFact;
import dev.waybill.contracts.ReleaseFact.CommitsRequested;
import dev.waybill.contracts.ReleaseFact.ReleaseChanged;
import dev.waybill.contracts.ReleaseFact.ReleaseCommitsSet;
import dev.waybill.contracts.ReleaseFact.ReleaseCreated;
import dev.waybill.kit.consume.Deliveries;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the questions out of {@code waybill.releases}. */
@ApplicationScoped
class ReleasesConsumer {

    private final Deliveries deliveries;
    private final AskQuestion askQuestion;

    @Inject
    ReleasesConsumer(Deliveries deliveries, AskQuestion askQuestion) {
        this.deliveries = deliveries;
        this.askQuestion = askQuestion;
    }

    @Incoming("releases-in")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        deliveries.each(records, ReleaseFact.class, (_, fact) -> {
            switch (fact) {
                case CommitsRequested asked -> askQuestion.ask(asked);
                case ReleaseCreated _, ReleaseChanged _, ReleaseCommitsSet _ -> {
                    // Releases are not the graph's business, only what is asked about them.
                }
            }
        });
    }
}
