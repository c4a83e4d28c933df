package dev.waybill.broken.one;

public class ItemView {

    public Item item;
    public ItemRepository items;
}
