package dev.waybill.commit.host;

import java.util.List;

/** The webhooks of one repository, as its host's API keeps them. */
public interface HostHooks {

    /**
     * A webhook at the host.
     *
     * @param address where it sends to
     * @param right whether all that the host shows of it is as wished: it is on, has the events, the content type and so on
     */
    record Hook(String id, String address, boolean right) {}

    /** All webhooks, also those of others. */
    List<Hook> list(WebhookWish wish) throws HostException;

    /** Makes one; its id. */
    String create(WebhookWish wish) throws HostException;

    /** Makes one as wished, its secret too. */
    void update(String id, WebhookWish wish) throws HostException;

    /** Takes one away; one that is gone is no failure. */
    void delete(String id) throws HostException;
}
