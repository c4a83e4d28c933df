package dev.waybill.tidy.order;

record OrderView(long id) {

    static OrderView of(Order order) {
        return new OrderView(order.id());
    }
}
