package dev.waybill.kit.consume;

/** The service stops: what was not finished is not acknowledged and will be delivered again. */
final class StoppedException extends RuntimeException {

    StoppedException(String message) {
        super(message, null, false, false);
    }
}
