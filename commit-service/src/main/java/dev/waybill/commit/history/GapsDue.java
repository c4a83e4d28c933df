package dev.waybill.commit.history;

/** Fired in the transaction in which something to ask hosts for is noted. */
record GapsDue() {}
