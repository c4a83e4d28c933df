package dev.waybill.tidy.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Order {

    @Id
    private long id;

    long id() {
        return id;
    }
}
