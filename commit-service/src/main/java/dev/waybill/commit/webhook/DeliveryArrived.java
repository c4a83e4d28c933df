package dev.waybill.commit.webhook;

/** Fired when a delivery became due: in the transaction of that if it has one. */
record DeliveryArrived() {}
