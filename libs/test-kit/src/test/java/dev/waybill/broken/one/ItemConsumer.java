package dev.waybill.broken.one;

public class ItemConsumer {

    public ItemRepository items;
}
