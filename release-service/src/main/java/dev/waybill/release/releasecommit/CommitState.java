package dev.waybill.release.releasecommit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** How far the commit list of a release is. */
@Entity
@Table(name = "release_commit_state")
class CommitState {

    @Id
    private long releaseId;

    private boolean settled;
    private boolean complete;

    @Nullable
    private String digest;

    protected CommitState() {}

    CommitState(long releaseId) {
        this.releaseId = releaseId;
    }

    /** Whether nothing is open. It is written with the list, so a list that is settled is also the one that can be read. */
    boolean isSettled() {
        return settled;
    }

    /** Whether the list has no gap. */
    boolean isComplete() {
        return complete;
    }

    /** Names the list that was written last, see {@link ListDigest}; null if none was, or long ago. */
    @Nullable
    String digest() {
        return digest;
    }

    void listed(String newDigest) {
        digest = newDigest;
    }

    /** Whether this is something new. */
    boolean become(boolean nowSettled, boolean nowComplete) {
        boolean changed = settled != nowSettled || complete != nowComplete;
        settled = nowSettled;
        complete = nowComplete;
        return changed;
    }
}
