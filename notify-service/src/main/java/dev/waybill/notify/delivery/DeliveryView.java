package dev.waybill.notify.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the API shows it: what became of it, never what it says or where it went.
 *
 * @param state {@code pending}, {@code claimed}, {@code sent} or {@code failed}
 * @param attempts how often the channel answered for it
 * @param lastError what was wrong the last time, null if nothing
 * @param dateDue when it is tried next, null once it is finished
 */
record DeliveryView(
        UUID id,
        String state,
        String channel,
        Subject subject,
        Member member,
        int attempts,
        @Nullable String lastError,
        Instant dateCreated,
        @Nullable Instant dateDue,
        @Nullable Instant dateFinished) {

    record Subject(String kind, String id) {}

    record Member(String id, String name) {}

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.state().wireName(),
                delivery.channel(),
                new Subject(delivery.noticeKind(), Long.toString(delivery.noticeId())),
                new Member(
                        Long.toString(delivery.recipient().memberId()),
                        delivery.recipient().name()),
                delivery.attempts(),
                delivery.lastError(),
                delivery.createdAt(),
                delivery.finishedAt() == null ? delivery.dueAt() : null,
                delivery.finishedAt());
    }
}
