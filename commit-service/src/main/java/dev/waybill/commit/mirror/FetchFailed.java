package dev.waybill.commit.mirror;

/** Fired in the transaction in which it is noted that a repository could not be fetched. It is tried again. */
public record FetchFailed(long repositoryId) {}
