package dev.waybill.commit.whereabouts;

/** Fired in the transaction after which heads of releases may have to be looked at. */
record HeadsNoted() {}
