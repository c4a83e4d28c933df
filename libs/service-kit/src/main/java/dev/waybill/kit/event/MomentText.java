package dev.waybill.kit.event;

import java.time.Instant;

/**
 * A moment as ISO-8601 text. The last one is kept, since thousands of records a second share their millisecond and writing it out is the
 * dearest part of a record's headers.
 */
record MomentText(Instant moment, String text) {

    /** Any thread's; that one thread sees another's a little later only costs it the writing. */
    private static MomentText last = new MomentText(Instant.EPOCH, Instant.EPOCH.toString());

    static String of(Instant moment) {
        MomentText known = last;
        if (!known.moment.equals(moment)) {
            known = new MomentText(moment, moment.toString());
            last = known;
        }
        return known.text;
    }
}
