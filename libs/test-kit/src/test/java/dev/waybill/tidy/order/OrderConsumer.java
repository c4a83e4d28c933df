package dev.waybill.tidy.order;

import org.eclipse.microprofile.reactive.messaging.Incoming;

class OrderConsumer {

    private final Orders orders;

    OrderConsumer(Orders orders) {
        this.orders = orders;
    }

    @Incoming("orders-in")
    void on(String order) {
        orders.show(order.length());
    }
}
