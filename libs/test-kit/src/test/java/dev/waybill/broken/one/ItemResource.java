package dev.waybill.broken.one;

import jakarta.inject.Inject;

public class ItemResource {

    @Inject
    ItemRepository items;

    public Item show() {
        return items.find();
    }
}
