package dev.waybill.commit.webhook;

import java.io.Serial;

/** A delivery that was signed by its host and still cannot be read. The message says why, without quoting it. */
public final class MalformedPayloadException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    public MalformedPayloadException(String message) {
        super(message);
    }
}
