package dev.waybill.tidy.order;

import jakarta.persistence.EntityManager;

final class OrderRepository {

    private final EntityManager entities;

    OrderRepository(EntityManager entities) {
        this.entities = entities;
    }

    Order find(long id) {
        return entities.find(Order.class, id);
    }
}
