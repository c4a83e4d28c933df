package dev.waybill.broken.one;

public class ItemClient {

    public ItemRepository items;
}
