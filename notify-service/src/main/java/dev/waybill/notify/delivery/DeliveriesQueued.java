package dev.waybill.notify.delivery;

/** Something may be due as soon as the transaction is committed. */
record DeliveriesQueued() {}
