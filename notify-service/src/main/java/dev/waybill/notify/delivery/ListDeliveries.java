package dev.waybill.notify.delivery;

import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The deliveries of an organisation, newest first, page by page. */
@ApplicationScoped
class ListDeliveries {

    private final DeliveryRepository deliveries;

    @Inject
    ListDeliveries(DeliveryRepository deliveries) {
        this.deliveries = deliveries;
    }

    /**
     * One page.
     *
     * @param state null for all
     * @param cursor carries the {@code seq} next to which the page lies
     */
    @Transactional
    Page<DeliveryView> list(long organizationId, @Nullable DeliveryState state, Cursor cursor, int size) {
        if (cursor.previous()) {
            List<Delivery> found = deliveries.oldestAfter(organizationId, state, cursor.value(), size + 1);
            List<Delivery> page = found.subList(0, Math.min(size, found.size())).reversed();
            return page(page, found.size() > size, !page.isEmpty());
        }
        long before = cursor.isStart() ? Long.MAX_VALUE : cursor.value();
        List<Delivery> found = deliveries.newest(organizationId, state, before, size + 1);
        List<Delivery> page = found.subList(0, Math.min(size, found.size()));
        return page(page, !cursor.isStart() && !page.isEmpty(), found.size() > size);
    }

    private static Page<DeliveryView> page(List<Delivery> page, boolean newer, boolean older) {
        return new Page<>(
                page.stream().map(DeliveryView::of).toList(),
                newer ? new Cursor(page.getFirst().seq(), 0, true) : null,
                older ? new Cursor(page.getLast().seq(), 0, false) : null);
    }
}
