package dev.waybill.tidy.order;

import dev.waybill.tidy.mail.MailClient;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

class Orders {

    private final OrderRepository orders;
    private final MailClient mail;
    private final Clock clock;

    Orders(OrderRepository orders, MailClient mail, Clock clock) {
        this.orders = orders;
        this.mail = mail;
        this.clock = clock;
    }

    @Transactional
    OrderView show(long id) {
        mail.send(Instant.now(clock).toString());
        return OrderView.of(orders.find(id));
    }
}
