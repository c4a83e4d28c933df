package dev.waybill.notify.delivery;

import java.util.Locale;

/**
 * Where a delivery is.
 *
 * <pre>
 * PENDING ──claim──▶ CLAIMED ──accepted──▶ SENT
 *    ▲                │ │ └────refused, given up──▶ FAILED
 *    └──not now───────┘ └──lease over──▶ CLAIMED by another
 * </pre>
 */
enum DeliveryState {
    PENDING,
    CLAIMED,
    SENT,
    FAILED;

    /** As the API names it. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
