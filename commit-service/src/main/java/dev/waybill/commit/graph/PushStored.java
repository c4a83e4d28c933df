package dev.waybill.commit.graph;

/** Fired in the transaction in which what a host told of a push is stored, whether it was news or not. */
public record PushStored(long repositoryId) {}
