package dev.waybill.contracts;

/**
 * Something that happened, told on a topic.
 *
 * <p>The record key decides what keeps its order: facts with one key on one topic are read in the order in which they were committed.
 */
public sealed interface Fact
        permits CommitFact,
                DeployFact,
                DirectoryFact,
                NotificationFact,
                RangeFact,
                ReleaseFact,
                ReleaseSeen,
                RepositoryFact {

    /** The key of the Kafka record, in the form that {@link Topic} documents for the fact's topic. */
    String key();
}
