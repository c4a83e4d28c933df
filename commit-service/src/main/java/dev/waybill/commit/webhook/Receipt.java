package dev.waybill.commit.webhook;

/**
 * What the host is told about a delivery that was kept.
 *
 * @param id ours
 * @param repeated true if it had been kept before, so nothing more happens
 */
record Receipt(long id, boolean repeated) {}
