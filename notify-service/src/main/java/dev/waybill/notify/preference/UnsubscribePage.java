package dev.waybill.notify.preference;

/**
 * What the unsubscribe page shows.
 *
 * @param known false for a link that was not made here
 */
record UnsubscribePage(boolean known, String organization, String environment, MuteState state) {

    boolean muted() {
        return state != MuteState.NOTHING;
    }

    boolean mutedEverywhere() {
        return state == MuteState.EVERYWHERE;
    }
}
