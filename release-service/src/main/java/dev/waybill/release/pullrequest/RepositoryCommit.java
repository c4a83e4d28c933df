package dev.waybill.release.pullrequest;

/** A commit of a connected repository. */
public record RepositoryCommit(long repositoryId, String sha) {}
