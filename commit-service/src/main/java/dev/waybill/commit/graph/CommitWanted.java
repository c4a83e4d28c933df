package dev.waybill.commit.graph;

/** Fired in the transaction in which somebody asks for a commit that the graph does not have: a webhook may have been lost. */
public record CommitWanted(long repositoryId) {}
