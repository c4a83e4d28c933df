package dev.waybill.notify.preference;

/**
 * What the unsubscribe page shows.
 *
 * @param known false for a link that was not made here
 */
record UnsubscribePage(boolean known, String organization, String environment, MuteState state) {

    public boolean muted() {
        return state != MuteState.NOTHING;
    }

    public boolean mutedEverywhere() {
        return state == MuteState.EVERYWHERE;
    }
}
