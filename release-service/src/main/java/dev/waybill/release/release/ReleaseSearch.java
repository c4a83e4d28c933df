package dev.waybill.release.release;

/**
 * What a list is to show.
 *
 * @param order the greatest first
 */
record ReleaseSearch(ReleaseScope scope, ReleaseOrder order, ReleaseFilter filter) {}
