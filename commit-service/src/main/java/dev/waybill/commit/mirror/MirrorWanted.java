package dev.waybill.commit.mirror;

/** Fired in the transaction in which a repository is noted to be fetched. */
record MirrorWanted() {}
