package dev.waybill.commit.repository;

/** Says how far the histories of repositories are known. Of whoever knows that: repositories know nothing of their commits. */
public interface HistoryNotes {

    /** What to say of a repository. Runs in the caller's transaction. */
    HistoryNote of(Repo repo);

    /**
     * How far a history is known.
     *
     * @param status one of a few words
     * @param message the same for people
     */
    record HistoryNote(String status, String message) {}
}
