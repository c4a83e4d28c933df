package dev.waybill.commit.repository;

/** Fired in the transaction in which it changes how a repository is reached or shown. */
public record ConnectionChanged(long repositoryId) {}
