package dev.waybill.commit.repository;

/** Fired in the transaction in which a repository got another webhook secret, which its host has to be told. */
record WebhookSecretReplaced(long repositoryId) {}
