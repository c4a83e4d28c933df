package dev.waybill.commit.repository;

/** A webhook at a host is to be looked at, as soon as the transaction is over. */
record WebhookWanted(long repositoryId) {}
