package dev.waybill.broken.one;

public class ItemJob {

    public ItemRepository items;
}
