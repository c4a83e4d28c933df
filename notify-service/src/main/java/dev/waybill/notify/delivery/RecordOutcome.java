package dev.waybill.notify.delivery;

import dev.waybill.contracts.NotificationFact;
import dev.waybill.contracts.NotificationFact.NotificationFailed;
import dev.waybill.contracts.NotificationFact.NotificationSent;
import dev.waybill.notify.channel.Outcome;
import dev.waybill.state.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Writes down what became of an attempt, and tells it once it is final. */
@ApplicationScoped
class RecordOutcome {

    private final DeliveryRepository deliveries;
    private final SuppressionRepository suppressions;
    private final Outbox outbox;
    private final DeliveryConfig config;
    private final Clock clock;
    private final RetryPolicy retries;

    @Inject
    RecordOutcome(
            DeliveryRepository deliveries,
            SuppressionRepository suppressions,
            Outbox outbox,
            DeliveryConfig config,
            Clock clock) {
        this.deliveries = deliveries;
        this.suppressions = suppressions;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
        this.retries = new RetryPolicy(config.firstRetry(), RandomGenerator.getDefault());
    }

    /**
     * Records the outcome of a claim.
     *
     * @return where the delivery is now; empty if the claim is another's by now, whose outcome will count
     */
    @Transactional
    Optional<DeliveryState> record(Claim claim, Outcome outcome) {
        Optional<Delivery> claimed =
                deliveries.lock(claim.message().deliveryId()).filter(delivery -> delivery.isClaimedBy(claim.id()));
        claimed.ifPresent(delivery -> apply(delivery, outcome));
        return claimed.map(Delivery::state);
    }

    private void apply(Delivery delivery, Outcome outcome) {
        Instant now = clock.instant();
        delivery.apply(outcome, now, retries);
        if (outcome instanceof Outcome.Refused refused && refused.addressUnusable()) {
            suppressions.add(
                    delivery.channel(),
                    delivery.recipient().address(),
                    refused.reason(),
                    now,
                    now.plus(config.suppression()));
        }
        switch (delivery.state()) {
            case SENT -> outbox.append(sent(delivery, now), delivery.attempts());
            case FAILED -> outbox.append(failed(delivery, now), delivery.attempts());
            case PENDING, CLAIMED -> {
                // Not final yet.
            }
        }
    }

    private static NotificationFact sent(Delivery delivery, Instant now) {
        return new NotificationSent(
                delivery.id(),
                delivery.organizationId(),
                delivery.recipient().memberId(),
                delivery.channel(),
                delivery.subject(),
                delivery.attempts(),
                now);
    }

    private static NotificationFact failed(Delivery delivery, Instant now) {
        return new NotificationFailed(
                delivery.id(),
                delivery.organizationId(),
                delivery.recipient().memberId(),
                delivery.channel(),
                delivery.subject(),
                delivery.attempts(),
                Objects.requireNonNullElse(delivery.lastError(), "unknown"),
                now);
    }
}
