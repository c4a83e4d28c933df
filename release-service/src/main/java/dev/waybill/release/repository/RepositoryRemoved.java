package dev.waybill.release.repository;

/** A repository is no longer connected. Observed, in the same transaction, by the features that keep something of it. */
public record RepositoryRemoved(long repositoryId) {}
