package dev.waybill.commit.graph;

/** Fired in the transaction in which a repository's graph got new commits or better parents. */
public record GraphGrown(long repositoryId) {}
