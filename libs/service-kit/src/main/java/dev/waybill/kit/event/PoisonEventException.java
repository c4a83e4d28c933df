package dev.waybill.kit.event;

import org.jspecify.annotations.Nullable;

/** A record that can never be handled, however often it is tried. Its message names no part of the payload. */
public class PoisonEventException extends RuntimeException {

    public PoisonEventException(String message) {
        super(message);
    }

    public PoisonEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
