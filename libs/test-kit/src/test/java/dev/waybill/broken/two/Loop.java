package dev.waybill.broken.two;

import dev.waybill.broken.one.Items;
import io.quarkus.scheduler.Scheduled;

public class Loop {

    public Items items;

    @Scheduled(every = "1s")
    public void tick() {}
}
