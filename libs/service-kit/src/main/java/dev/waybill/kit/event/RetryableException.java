package dev.waybill.kit.event;

import org.jspecify.annotations.Nullable;

/** Something that is away for now: the same work is worth trying again, without end. */
public class RetryableException extends RuntimeException {

    public RetryableException(String message) {
        super(message);
    }

    public RetryableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
