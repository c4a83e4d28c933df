package dev.waybill.tidy.order;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/orders")
public class OrderResource {

    private final Orders orders;

    OrderResource(Orders orders) {
        this.orders = orders;
    }

    @GET
    public Object show() {
        return orders.show(1);
    }
}
