package dev.waybill.commit.pullrequest;

/** Fired in the transaction in which a pull request is told as merged whose commits were not fetched: they may be in a fork only. */
public record PullHeadWanted(long repositoryId) {}
