package dev.waybill.release.release;

import java.time.Instant;

/**
 * The place of a release in a list.
 *
 * @param key what the order looks at first, empty where it is the date
 * @param date the date added, or released
 */
record ReleasePlace(String key, Instant date, long id) {}
