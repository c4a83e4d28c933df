package dev.waybill.state;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows that were sent.
 *
 * @param told places of the rows that the broker has
 * @param refused by place, why the broker will never take a row
 * @param failure why the others are to be sent again; null if there are none
 */
record Shipment(
        List<Long> told,
        Map<Long, String> refused,
        @Nullable Throwable failure) {

    static Shipment failed(Throwable failure) {
        return new Shipment(List.of(), Map.of(), failure);
    }
}
