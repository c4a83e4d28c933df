package dev.waybill.notify.channel.email;

import java.util.Map;

/**
 * A mail, ready but for its encoding. All but the bodies are of one line.
 *
 * @param address of the recipient
 * @param name of the recipient, may be empty
 * @param messageId with angle brackets
 * @param headers further ones
 */
record Mail(
        String address,
        String name,
        String messageId,
        String subject,
        Map<String, String> headers,
        String text,
        String html) {

    Mail {
        headers = Map.copyOf(headers);
    }
}
