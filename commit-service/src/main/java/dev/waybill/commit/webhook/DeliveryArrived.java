package dev.waybill.commit.webhook;

/** Fired in the transaction in which a delivery became due. */
record DeliveryArrived() {}
