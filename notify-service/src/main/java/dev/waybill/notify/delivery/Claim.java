package dev.waybill.notify.delivery;

import dev.waybill.notify.channel.Message;
import java.time.Instant;
import java.util.UUID;

/**
 * The right to send one message and to record what became of it.
 *
 * @param until when the right ends
 * @param suppressed true if nothing is to be sent to the address
 */
record Claim(UUID id, Instant until, boolean suppressed, Message message) {}
