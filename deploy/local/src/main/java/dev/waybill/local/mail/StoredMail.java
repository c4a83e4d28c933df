package dev.waybill.local.mail;

import java.util.List;
import java.util.Map;

/**
 * A received mail as programs see it.
 *
 * @param id counts up; also the address of its page
 * @param from the sender as the {@code From} header says it, decoded
 * @param to every recipient of the mail's {@code To} and {@code Cc}, or the envelope's where there is neither
 * @param headers unfolded and decoded, by name as written; of a repeated header the values one a line
 * @param text the plain part, empty where there is none
 * @param html the HTML part as sent, empty where there is none; never to be shown outside a sandbox
 */
public record StoredMail(
        long id,
        String receivedAt,
        String from,
        List<String> to,
        String subject,
        Map<String, String> headers,
        String text,
        String html) {

    public StoredMail {
        to = List.copyOf(to);
    }
}
