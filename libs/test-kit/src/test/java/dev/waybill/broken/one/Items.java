package dev.waybill.broken.one;

import dev.waybill.broken.two.Loop;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

@Path("/items")
public class Items {

    public EntityManager entities;
    public HttpClient http;
    public Date date;
    public Loop loop;

    @Incoming("items-in")
    @Outgoing("items-out")
    public String on(String text) throws InterruptedException {
        Thread.sleep(1);
        System.out.println(text);
        return Instant.now() + " " + UUID.randomUUID();
    }
}
