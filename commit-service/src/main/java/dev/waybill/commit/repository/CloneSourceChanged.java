package dev.waybill.commit.repository;

/** Fired in the transaction in which it was entered anew where a repository is fetched from, or with which key. */
public record CloneSourceChanged(long repositoryId) {}
