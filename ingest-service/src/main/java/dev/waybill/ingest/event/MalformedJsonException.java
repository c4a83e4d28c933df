package dev.waybill.ingest.event;

import java.io.IOException;

/** A text is not the JSON that it should be. Without a stack trace: clients send such texts at will. */
public final class MalformedJsonException extends IOException {

    /** @param message what is wrong, without anything of the text */
    public MalformedJsonException(String message) {
        super(message);
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
