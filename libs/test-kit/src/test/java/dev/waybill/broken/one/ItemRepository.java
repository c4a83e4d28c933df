package dev.waybill.broken.one;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

@Transactional
public class ItemRepository {

    public EntityManager entities;
    public ItemClient client;

    @Transactional
    public Item find() {
        return entities.find(Item.class, 1L);
    }
}
