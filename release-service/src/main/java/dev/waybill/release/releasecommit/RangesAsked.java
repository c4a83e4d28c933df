package dev.waybill.release.releasecommit;

import dev.waybill.release.release.Release;

/**
 * Ranges are about to be asked for a release, and its list may settle in the same transaction, under the lock of the release. Who locks
 * anything then has to do so now: a range is locked last.
 */
public record RangesAsked(Release release) {}
