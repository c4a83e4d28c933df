package dev.waybill.notify.preference;

/** How much of a subscription is ended. */
enum MuteState {
    NOTHING,
    ENVIRONMENT,
    EVERYWHERE
}
